/** Script text inside a YAML file: the variable is written as the shell of that script reads it. */
import {
  powershellReference,
  type ShellReference,
  shellContext,
  shellReference,
} from '../syntax/shellQuoting.ts';
import { replaceScalar, type Splice, spliceYaml, type YamlPlace } from '../syntax/yamlPlace.ts';

export type Shell = 'sh' | 'powershell' | 'cmd' | 'other';

/** The edit of a script, or why it takes no variable there. */
export type ScriptEdit = Splice | 'comment' | 'not-expanded' | 'unknown-shell';

/** Puts a variable into a script that stands in a YAML scalar. */
export function spliceScript(place: YamlPlace, name: string, shell: Shell): ScriptEdit {
  if (shell === 'other') return 'unknown-shell';
  const { before, after } = place;
  if (shell === 'sh' && shellContext(before) === 'comment') return 'comment';
  const reference =
    shell === 'sh'
      ? shellReference(before, after, name)
      : shell === 'powershell'
        ? powershellReference(before, after, name)
        : ({ text: `%${name}%`, back: 0, forth: 0 } satisfies ShellReference);
  if (reference === undefined) return 'not-expanded';
  return spliceWide(place, reference) ?? 'not-expanded';
}

function spliceWide(place: YamlPlace, { text: written, back, forth }: ShellReference): Splice | undefined {
  const { before, after, range, text, style } = place;
  const head = before.slice(before.length - back);
  const tail = after.slice(0, forth);
  const start = range.start - back;
  const end = range.end + forth;
  if (text.slice(start, range.start) === head && text.slice(range.end, end) === tail) {
    const wide = {
      ...place,
      range: { start, end },
      before: before.slice(0, before.length - back),
      inside: head + place.inside + tail,
      after: after.slice(forth),
    };
    return spliceYaml(wide, written);
  }
  if (style === 'literal' || style === 'folded') return undefined;
  return replaceScalar(place, before.slice(0, before.length - back) + written + after.slice(forth));
}
