/** A bar chart as inline SVG with the same figures in a table beside it: nobody needs to see it to read it. */

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Class that colours it. */
  readonly look?: string;
}

export interface ChartWords {
  readonly title: string;
  readonly description: string;
  /** Heads of the table. */
  readonly label: string;
  readonly count: string;
  readonly share: string;
}

const WIDTH = 410;
const ROW = 28;
const BAR_LEFT = 172;
const BAR_WIDTH = 190;
/** Characters that fit left of the bars, a wide one counted twice. */
const LABEL_WIDTH = 22;

/** @param id unique on the page, plain letters. */
export function chart(id: string, bars: readonly Bar[], words: ChartWords): string {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const height = bars.length * ROW;
  const rows = bars.map(({ label, count, look = '' }, index) => {
    const top = index * ROW;
    // What is not nothing is seen.
    const width = count === 0 ? 0 : Math.max(3, Math.round((count / most) * BAR_WIDTH));
    return [
      `<text x="${BAR_LEFT - 10}" y="${top + 18}" text-anchor="end">${escaped(shortened(label))}</text>`,
      `<rect class="track" x="${BAR_LEFT}" y="${top + 5}" width="${BAR_WIDTH}" height="18" rx="3"/>`,
      `<rect class="bar ${look}" x="${BAR_LEFT}" y="${top + 5}" width="${width}" height="18" rx="3"/>`,
      `<text x="${BAR_LEFT + BAR_WIDTH + 8}" y="${top + 18}">${count}</text>`,
    ].join('');
  });
  const lines = bars.map(
    ({ label, count }) =>
      `<tr><th scope="row">${escaped(label)}</th><td class="number">${count}</td><td class="number">${percent(count, total)}</td></tr>`,
  );
  return `<section class="chart" aria-labelledby="${id}-head">
<h3 id="${id}-head">${escaped(words.title)}</h3>
<div class="beside">
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${escaped(words.title)}</title>
<desc id="${id}-desc">${escaped(words.description)}</desc>
${rows.join('\n')}
</svg>
<table>
<thead><tr><th scope="col">${escaped(words.label)}</th><th scope="col" class="number">${escaped(words.count)}</th><th scope="col" class="number">${escaped(words.share)}</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>
</section>`;
}

const percent = (count: number, total: number): string =>
  total === 0 ? '0 %' : `${Math.round((count * 100) / total)} %`;

function shortened(label: string): string {
  let width = 0;
  let kept = '';
  for (const char of label) {
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/u.test(char)
      ? 2
      : 1;
    if (width > LABEL_WIDTH) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return kept;
}

/** Escapes for text and attributes; what would hide or turn around text is made visible. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
