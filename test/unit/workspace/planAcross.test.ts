import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FixOutcome, MoveRequest, Project } from '../../../server/src/remediation/plan.ts';
import { applyReplacements, type Move, planAcross } from '../../../server/src/workspace/planAcross.ts';

const ROOT = 'file:///p';
const ENV = `${ROOT}/.env`;
const TITLE = { en: 'Move', ja: '移す' };

const projectWith = (env: string | undefined): Project => ({
  root: ROOT,
  workspaceRoot: ROOT,
  files: new Map(env === undefined ? [] : [[ENV, { uri: ENV, version: 7, text: env, writable: true }]]),
});
const moveOf = (name: string, env?: string): Move => ({
  document: { uri: `${ROOT}/${name}`, languageId: 'x', version: 1, text: name },
  findings: [],
  project: projectWith(env),
});

/** Stands in for the planner of one document: adds a line to what is there. */
function planner({ document, project }: MoveRequest): FixOutcome {
  if (document.uri.endsWith('never')) return { ok: false, reason: { en: 'no', ja: '不可' } };
  const env = project.files.get(ENV);
  const line = `${document.text}=1\n`;
  return {
    ok: true,
    plan: {
      title: TITLE,
      names: [document.text],
      notes: [{ en: 'load it', ja: '読み込む' }],
      changes: [
        {
          kind: 'edit',
          uri: document.uri,
          version: document.version,
          text: document.text,
          replacements: [{ range: { start: 0, end: 1 }, newText: '#', annotation: 'reference' }],
        },
        env === undefined
          ? { kind: 'create', uri: ENV, text: line, mode: 0o600, annotation: 'env' }
          : {
              kind: 'edit',
              uri: ENV,
              version: env.version,
              text: env.text,
              replacements: [
                { range: { start: env.text.length, end: env.text.length }, newText: line, annotation: 'env' },
              ],
            },
      ],
    },
  };
}

describe('one plan for several documents', () => {
  test('makes a shared file once, with what all of them put there', () => {
    const { plan } = planAcross([moveOf('a'), moveOf('b')], planner, TITLE);
    assert.deepEqual(
      plan?.changes.filter(({ uri }) => uri === ENV),
      [{ kind: 'create', uri: ENV, text: 'a=1\nb=1\n', mode: 0o600, annotation: 'env' }],
    );
    assert.deepEqual(plan?.names, ['a', 'b']);
    assert.equal(plan?.notes.length, 1);
  });

  test('changes a shared file from what is there now, in one stretch', () => {
    const { plan } = planAcross([moveOf('a', 'z=0\n'), moveOf('b', 'z=0\n')], planner, TITLE);
    assert.deepEqual(
      plan?.changes.filter(({ uri }) => uri === ENV),
      [
        {
          kind: 'edit',
          uri: ENV,
          version: 7,
          text: 'z=0\n',
          replacements: [{ range: { start: 4, end: 4 }, newText: 'a=1\nb=1\n', annotation: 'env' }],
        },
      ],
    );
  });

  test('leaves alone what cannot be moved, and says why', () => {
    const { plan, leftAlone } = planAcross([moveOf('never'), moveOf('a')], planner, TITLE);
    assert.deepEqual(plan?.names, ['a']);
    assert.deepEqual(leftAlone, [{ uri: `${ROOT}/never`, reason: { en: 'no', ja: '不可' } }]);
    assert.equal(planAcross([moveOf('never')], planner, TITLE).plan, undefined);
  });

  test('insertions at one place keep their order', () => {
    const at = { range: { start: 1, end: 1 }, annotation: 'import' } as const;
    assert.equal(
      applyReplacements('ab', [
        { ...at, newText: '1' },
        { ...at, newText: '2' },
      ]),
      'a12b',
    );
  });
});
