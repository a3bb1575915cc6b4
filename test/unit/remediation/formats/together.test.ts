/** Several values of one file, and the names that formats demand, by way of the whole fix. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixed, refused } from '../fixing.ts';

describe('several values of one file', () => {
  it('keep a compose file whole', () => {
    const files = fixed(
      { 'compose.yml': 'services:\n  web:\n    environment:\n      - A=«one»\n      - B=«two»\n' },
      { names: ['A', 'B'] },
    );
    assert.equal(
      files['compose.yml'],
      'services:\n  web:\n    environment:\n      - A=${A:?A is not set}\n      - B=${B:?B is not set}\n',
    );
    assert.equal(files['.env'], 'A=one\nB=two\n');
  });

  it('share the environment of a step', () => {
    const path = '.github/workflows/ci.yml';
    const head = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n';
    const files = fixed(
      { [path]: `${head}      - run: |\n          one «aaaa»\n          two «bbbb»\n` },
      { names: ['A', 'B'] },
    );
    assert.equal(
      files[path],
      `${head}      - run: |\n          one "$A"\n          two "$B"\n        env:\n          A: \${{ secrets.A }}\n          B: \${{ secrets.B }}\n`,
    );
  });

  it('take their emptied map with them', () => {
    const files = fixed({ '.gitlab-ci.yml': 'variables:\n  A: «one»\n  B: «two»\nx:\n  script: [ls]\n' });
    assert.equal(files['.gitlab-ci.yml'], 'x:\n  script: [ls]\n');
    assert.equal(files['.env'], 'A=one\nB=two\n');
  });
});

describe('a demanded name', () => {
  it('that holds another value is no fix', () => {
    const reason = refused({ '.gitlab-ci.yml': 'variables:\n  A: «one»\n', '.env': 'A=other\n' });
    assert.match(reason, /must be called A/);
  });
  it('that holds the same value is used', () => {
    const files = fixed({ '.gitlab-ci.yml': 'variables:\n  A: «one»\n  B: c\n', '.env': 'A=one\n' });
    assert.equal(files['.env'], 'A=one\n');
  });
});
