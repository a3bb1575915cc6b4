/** Plans the server-side way for a project that stands in a map, and applies it there. */
import assert from 'node:assert/strict';
import { namesVariable } from '../../../../server/src/advice/serverSide/keyRead.ts';
import { planPublished } from '../../../../server/src/advice/serverSide/planPublished.ts';
import { planServerSide } from '../../../../server/src/advice/serverSide/planServerSide.ts';
import { createDetector } from '../../../../server/src/detection/detector.ts';
import type { FixOutcome, Project, ProjectFile } from '../../../../server/src/remediation/plan.ts';
import { createCatalogue } from '../../../../server/src/rules/index.ts';

export const ROOT = 'file:///p';
const catalogue = createCatalogue();
const detector = createDetector(catalogue);

/** @returns the plan for the first finding of a file. */
export function planFor(files: Readonly<Record<string, string>>, path: string): FixOutcome {
  const all = new Map<string, ProjectFile>(
    Object.entries(files).map(([name, text]) => [
      `${ROOT}/${name}`,
      { uri: `${ROOT}/${name}`, version: null, text, writable: true },
    ]),
  );
  const tree = new Set<string>();
  for (const name of Object.keys(files)) {
    const steps = name.split('/');
    for (const depth of steps.keys()) tree.add(steps.slice(0, depth + 1).join('/'));
  }
  const project: Project = { root: ROOT, workspaceRoot: ROOT, files: all, entries: new Set(all.keys()) };
  const uri = `${ROOT}/${path}`;
  const text = files[path] ?? '';
  const finding = detector.detect(text, { uri, languageId: '' }).findings[0];
  const rule = finding && catalogue.get(finding.ruleId);
  assert.ok(finding && rule, 'nothing is found');
  const sources = new Map([...all].map(([key, file]) => [key.slice(ROOT.length + 1), file]));
  const document = { uri, languageId: '', version: 1, text };
  const request = { document, finding, rule, project, tree, sources, language: 'en' } as const;
  if (!path.startsWith('.env')) return planServerSide(request);
  const name = finding.assignedTo ?? '';
  const readers = [...all.values()].filter(
    (file) => !/\/\.env/.test(file.uri) && namesVariable(file.text, name),
  );
  return planPublished({ ...request, readers });
}

/** @returns the files as the plan leaves them, by path. */
export function appliedTo(files: Readonly<Record<string, string>>, path: string): Record<string, string> {
  const outcome = planFor(files, path);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reason.en);
  const after: Record<string, string> = { ...files };
  for (const change of outcome.plan.changes) {
    const name = change.uri.slice(ROOT.length + 1);
    if (change.kind === 'create') {
      assert.ok(!(name in files), `${name} is there already`);
      after[name] = change.text;
      continue;
    }
    let text = change.text;
    for (const { range, newText } of change.replacements.toReversed())
      text = text.slice(0, range.start) + newText + text.slice(range.end);
    after[name] = text;
  }
  return after;
}
