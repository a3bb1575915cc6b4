/** How the HTML report looks: on a screen by day and by night, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2522; --soft: #56635e; --line: #d6ddd9; --paper: #fff; --card: #f4f7f5;
  --accent: #12604a; --critical: #a8123c; --high: #c2410c; --medium: #a16207; --low: #1d62a8; --info: #5b6670; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ece9; --soft: #a3b0aa; --line: #38423e; --paper: #141a18; --card: #1d2522;
    --accent: #6fd0b0; --critical: #ff7d98; --high: #ff9f66; --medium: #e8c25a; --low: #7db8f5; --info: #aab4bc; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.3; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; }
p { margin: .25rem 0; }
.soft { color: var(--soft); }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: .875em/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
dl.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1.5rem 0 0; }
dl.numbers div { display: flex; flex-direction: column-reverse; padding: .75rem 1rem; background: var(--card);
  border-radius: .5rem; }
dl.numbers dt { color: var(--soft); font-size: .875rem; }
dl.numbers dd { margin: 0; font-size: 1.75rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 42rem), 1fr)); gap: 1rem; }
.chart { padding: 1rem; background: var(--card); border-radius: .5rem; }
.beside { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: flex-start; }
.beside svg { flex: 1 1 16rem; min-width: 0; max-width: 26rem; height: auto; }
.beside table { flex: 1 1 12rem; width: auto; max-width: 26rem; font-size: .875rem; }
svg text { fill: var(--ink); font-size: 13px; }
svg .track { fill: var(--line); opacity: .5; }
.bar, .dot { fill: var(--accent); }
.critical { fill: var(--critical); } .high { fill: var(--high); } .medium { fill: var(--medium); }
.low { fill: var(--low); } .info { fill: var(--info); }
ol.first { padding-left: 1.5rem; }
ol.first > li { margin: 0 0 1rem; padding-left: .25rem; }
ol.first ul { margin: .25rem 0 0; padding-left: 1.25rem; }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .8125rem;
  font-weight: 600; white-space: nowrap; }
.badge.critical { color: var(--critical); } .badge.high { color: var(--high); } .badge.medium { color: var(--medium); }
.badge.low { color: var(--low); } .badge.info { color: var(--info); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
.beside th, .beside td { padding-block: .125rem; }
.beside th[scope=row] { font-weight: 400; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.findings { font-size: .875rem; min-width: 56rem; }
.findings .place { min-width: 15rem; }
.findings thead th, .findings .at, .findings .shown { white-space: nowrap; }
.findings .age { min-width: 9rem; overflow-wrap: anywhere; }
.findings .step { min-width: 16rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --card: #fff; --accent: #12604a; }
  @page { margin: 14mm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  .chart, dl.numbers div { border: 1px solid var(--line); }
  .chart, .findings tr, ol.first > li { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .findings { min-width: 0; font-size: 8.5pt; }
  .findings .place, .findings .age, .findings .step { min-width: 0; }
  .bar, .track { print-color-adjust: exact; }
}
`;
