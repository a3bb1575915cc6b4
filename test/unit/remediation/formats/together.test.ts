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

describe('several values of an editor file', () => {
  it('share the inputs of mcp.json', () => {
    const files = fixed(
      {
        '.vscode/mcp.json':
          '{\n  "servers": {\n    "a": {\n      "env": {\n        "A": "«aaaa»",\n        "B": "«bbbb»"\n      }\n    }\n  }\n}\n',
      },
      { names: ['A_KEY', 'B_KEY'] },
    );
    const { inputs, servers } = JSON.parse(files['.vscode/mcp.json'] ?? '');
    assert.deepEqual(
      inputs.map(({ id, password }: { id: string; password: boolean }) => [id, password]),
      [
        ['a-key', true],
        ['b-key', true],
      ],
    );
    assert.deepEqual(servers.a.env, { A: '${input:a-key}', B: '${input:b-key}' });
  });

  it('leave launch.json to one file', () => {
    const files = fixed({
      '.vscode/launch.json':
        '{"configurations": [{"type": "node", "env": {"A": "«aaaa»", "C": "d", "B": "«bbbb»"}}]}',
    });
    assert.deepEqual(JSON.parse(files['.vscode/launch.json'] ?? ''), {
      configurations: [{ type: 'node', envFile: '${workspaceFolder}/.env', env: { C: 'd' } }],
    });
    assert.equal(files['.env'], 'A=aaaa\nB=bbbb\n');
  });

  it('leave appsettings.json together', () => {
    const files = fixed({ 'appsettings.json': '{"A": {"B": "«aaaa»", "C": "«bbbb»"}, "D": 1}' });
    assert.equal(files['appsettings.json'], '{"D": 1}');
    assert.equal(files['.env'], 'A__B=aaaa\nA__C=bbbb\n');
  });
});

describe('several values of other files', () => {
  it('are mounted into one step of a Dockerfile', () => {
    const files = fixed({ Dockerfile: 'FROM x\nRUN use «aaaa» "«bbbb»"\n' }, { names: ['A', 'B'] });
    assert.equal(
      files.Dockerfile,
      '# syntax=docker/dockerfile:1\nFROM x\nRUN --mount=type=secret,id=B,env=B,required=true --mount=type=secret,id=A,env=A,required=true use "$A" "$B"\n',
    );
  });

  it('stand before one variable of a container', () => {
    const files = fixed(
      {
        'pod.yaml':
          'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env:\n        - name: X\n          value: a «aaaa» b «bbbb»\n',
      },
      { names: ['A', 'B'] },
    );
    assert.match(files['pod.yaml'] ?? '', /name: A\n[\s\S]*name: B\n[\s\S]*value: a \$\(A\) b \$\(B\)\n$/);
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
