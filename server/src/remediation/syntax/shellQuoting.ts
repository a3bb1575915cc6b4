/**
 * How a variable is written at one spot of a shell script, so that the script sees the same text as before: by the
 * quotes that are open there. For scripts inside other files (CI jobs, Dockerfiles).
 */

/** What the script text up to a spot leaves open. */
export type ShellContext =
  | 'code'
  | 'single'
  | 'ansi'
  | 'double'
  | 'braces'
  | 'comment'
  | 'heredoc'
  | 'raw-heredoc';

/** `text` replaces the value and `back`/`forth` characters around it. */
export interface ShellReference {
  readonly text: string;
  readonly back: number;
  readonly forth: number;
}

type Frame = 'code' | 'single' | 'ansi' | 'double' | 'braces' | 'paren' | 'tick';

const HEREDOC = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([A-Za-z_][\w.-]*))/y;

/** The innermost thing that is open at the end of `before`. Linear in its length. */
export function shellContext(before: string): ShellContext {
  const frames: Frame[] = ['code'];
  let heredocs: { tag: string; raw: boolean }[] = [];
  for (let i = 0; i < before.length; i += 1) {
    const char = before[i];
    const next = before[i + 1];
    const top = frames.at(-1) ?? 'code';
    if (top === 'single') {
      if (char === "'") frames.pop();
      continue;
    }
    if (char === '\\') {
      i += 1;
      continue;
    }
    if (top === 'ansi') {
      if (char === "'") frames.pop();
      continue;
    }
    if (char === '$' && (next === '(' || next === '{')) {
      frames.push(next === '(' ? 'paren' : 'braces');
      i += 1;
    } else if (char === '`') {
      if (top === 'tick') frames.pop();
      else frames.push('tick');
    } else if (char === '"') {
      if (top === 'double') frames.pop();
      else frames.push('double');
    } else if (top === 'double') {
    } else if (char === "'") {
      frames.push(before[i - 1] === '$' ? 'ansi' : 'single');
    } else if (top === 'braces') {
      if (char === '}') frames.pop();
    } else if (char === '(') {
      frames.push('paren');
    } else if (char === ')') {
      if (top === 'paren') frames.pop();
    } else if (char === '#' && /^$|[\s;&|(]/.test(before[i - 1] ?? '')) {
      const end = before.indexOf('\n', i);
      if (end < 0) return 'comment';
      i = end - 1;
    } else if (char === '<' && next === '<') {
      if (before[i + 2] === '<') {
        i += 2;
        continue;
      }
      HEREDOC.lastIndex = i;
      const open = HEREDOC.exec(before);
      // CircleCI writes its parameters as `<< name >>`.
      if (open === null || /^[ \t]*>>/.test(before.slice(HEREDOC.lastIndex, HEREDOC.lastIndex + 9))) continue;
      const tag = open[2] ?? open[3] ?? open[4] ?? '';
      heredocs.push({ tag, raw: open[4] === undefined || open[0].includes('\\') });
      i = HEREDOC.lastIndex - 1;
    } else if (char === '\n' && heredocs.length > 0) {
      for (const { tag, raw } of heredocs) {
        const end = endOfHeredoc(before, i + 1, tag);
        if (end === undefined) return raw ? 'raw-heredoc' : 'heredoc';
        i = end - 1;
      }
      heredocs = [];
    }
  }
  const top = frames.at(-1) ?? 'code';
  return top === 'paren' || top === 'tick' ? 'code' : top;
}

/** Offset of the line break after the closing tag, or the end of the text where the tag is its last line. */
function endOfHeredoc(text: string, from: number, tag: string): number | undefined {
  for (let start = from; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (line.trim() === tag && end >= 0) return end;
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}

/**
 * The variable in place of a value between `before` and `after` of a POSIX shell script. Undefined where nothing is
 * expanded (a quoted here-document, `$'…'`) or the spot is a comment: ask `shellContext`.
 */
export function shellReference(before: string, after: string, name: string): ShellReference | undefined {
  const bare = /^[\w[]/.test(after) ? `\${${name}}` : `$${name}`;
  switch (shellContext(before)) {
    case 'code':
      return { text: `"${bare}"`, back: 0, forth: 0 };
    case 'double':
    case 'heredoc':
    case 'braces':
      return { text: bare, back: 0, forth: 0 };
    case 'single':
      return inSingleQuotes(before, after, name);
    default:
      return undefined;
  }
}

/** Single quotes become double ones where nothing inside would change its meaning; else they are left for the variable. */
function inSingleQuotes(before: string, after: string, name: string): ShellReference | undefined {
  const open = before.lastIndexOf("'");
  const close = after.indexOf("'");
  if (open < 0 || close < 0) return undefined;
  const head = before.slice(open + 1);
  const tail = after.slice(0, close);
  if (!/["$`\\!\n]/.test(head + tail)) {
    const bare = /^[\w[]/.test(tail) ? `\${${name}}` : `$${name}`;
    return { text: `"${head}${bare}${tail}"`, back: head.length + 1, forth: tail.length + 1 };
  }
  const start = head === '' ? '' : "'";
  const end = tail === '' ? '' : "'";
  return { text: `${start}"$${name}"${end}`, back: head === '' ? 1 : 0, forth: tail === '' ? 1 : 0 };
}

/** The same for PowerShell: `$env:NAME`, alone where it is all of an argument or a string. */
export function powershellReference(before: string, after: string, name: string): ShellReference | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/(^|\s)#/.test(line) || /@['"][ \t\r]*\n/.test(before)) return undefined;
  const double = (line.replace(/`./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
  const single = !double && (line.match(/'/g)?.length ?? 0) % 2 === 1;
  if (double && line.endsWith('"') && after.startsWith('"'))
    return { text: `$env:${name}`, back: 1, forth: 1 };
  if (double) return { text: `$($env:${name})`, back: 0, forth: 0 };
  if (single) {
    return line.endsWith("'") && after.startsWith("'")
      ? { text: `$env:${name}`, back: 1, forth: 1 }
      : undefined;
  }
  return /[\s=(,]$/.test(line) && /^(\s|[),;|]|$)/.test(after)
    ? { text: `$env:${name}`, back: 0, forth: 0 }
    : undefined;
}
