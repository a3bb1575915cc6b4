import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { Finding, Rule } from '../../../server/src/detection/types.ts';
import { githubReport } from '../../../server/src/report/github.ts';
import { gitlabReport } from '../../../server/src/report/gitlab.ts';
import { junitReport } from '../../../server/src/report/junit.ts';
import type { Report } from '../../../server/src/report/report.ts';

const RULE: Rule = {
  id: 'acme-key',
  provider: 'Acme, Inc: 100%',
  name: { en: 'API key', ja: 'API キー' },
  keywords: ['acme_'],
  pattern: /acme_\w+/,
  severity: 'high',
  privilege: 'account-wide',
  examples: { match: [], reject: [] },
};
const FINDING: Finding = {
  ruleId: RULE.id,
  range: { start: 30, end: 50 },
  encodings: [],
  confidence: 'format',
  severity: 'high',
  evidence: [{ kind: 'format', text: { en: 'it has its <format>', ja: '形式が一致' }, supports: true }],
  fingerprint: 'f'.repeat(32),
  redacted: 'acme_…',
};

function reportOf(path: string, line: number): Report {
  const range = { start: { line, character: 4 }, end: { line, character: 24 } };
  return {
    files: [{ path, findings: [{ finding: FINDING, range, frame: 'k = "acme_…"' }], suppressed: [] }],
    summary: {
      files: 1,
      bytes: 100,
      findings: 1,
      skippedBinary: 0,
      skippedLarge: 0,
      unreadable: 0,
      vanished: 0,
      cancelled: false,
      durationMs: 12,
    },
    catalogue: new Map([[RULE.id, RULE]]),
  };
}
/**
 * What the official schema demands of the members that we write, in our own words: a copy of it may not be kept here.
 * https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/blob/v15.2.1/dist/secret-detection-report-format.json
 */
const text = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^(https?|ftp)://.+' };
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const all = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const program = all({ id: text, name: text, version: text, vendor: all({ name: text }) });
const GITLAB_15_2_1 = all({
  version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
  scan: all({
    analyzer: program,
    scanner: program,
    start_time: time,
    end_time: time,
    status: { enum: ['success', 'failure'] },
    type: { enum: ['secret_detection'] },
  }),
  vulnerabilities: {
    type: 'array',
    items: all(
      {
        id: text,
        name: { type: 'string', maxLength: 255 },
        description: { type: 'string', maxLength: 1_048_576 },
        severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
        solution: { type: 'string', maxLength: 7000 },
        identifiers: {
          type: 'array',
          minItems: 1,
          items: all({ type: text, name: text, value: text, url }, ['url']),
        },
        location: all(
          {
            file: { type: 'string' },
            commit: all({ sha: text }),
            start_line: { type: 'number' },
            end_line: { type: 'number' },
          },
          ['file', 'start_line', 'end_line'],
        ),
      },
      ['name', 'description', 'severity', 'solution'],
    ),
  },
});

const EMPTY: Report = { ...reportOf('x', 0), files: [] };
const RUN = {
  version: '1.2.3',
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  endedAt: Date.UTC(2026, 0, 2, 3, 4, 6),
};

describe('GitHub annotations', () => {
  it('stand on the line, escaped as a workflow command wants it', () => {
    const line = githubReport(reportOf('src/a,b.js', 2), 'en');
    assert.match(
      line,
      /^::error file=src\/a%2Cb\.js,line=3,endLine=3,col=5,endColumn=25,title=Acme%2C Inc%3A 100%25 API key \(acme-key\)::/,
    );
    assert.equal(line.split('\n').length, 2);
  });
  it('are nothing where nothing was found', () => assert.equal(githubReport(EMPTY, 'en'), ''));
});

describe('GitLab report', () => {
  const parse = (report: Report) => JSON.parse(gitlabReport(report, 'en', RUN));
  it('holds what the schema demands', () => {
    const { version, scan, vulnerabilities } = parse(reportOf('src/a.js', 2));
    assert.equal(version, '15.2.1');
    assert.deepEqual(
      [scan.type, scan.status, scan.start_time, scan.end_time],
      ['secret_detection', 'success', '2026-01-02T03:04:05', '2026-01-02T03:04:06'],
    );
    const [found] = vulnerabilities;
    assert.deepEqual(
      [found.severity, found.location.file, found.location.start_line],
      ['High', 'src/a.js', 3],
    );
    assert.equal(found.location.commit.sha.length, 40);
    assert.equal(found.identifiers[0].value, 'acme-key');
  });
  it('is what the schema of GitLab, version 15.2.1, takes', () => {
    const validate = new Ajv({ strict: false }).compile(GITLAB_15_2_1);
    assert.ok(validate(parse(reportOf('src/a.js', 2))), JSON.stringify(validate.errors));
    assert.ok(validate(parse(EMPTY)));
    assert.equal(validate({ ...parse(EMPTY), scan: {} }), false);
  });
  it('keeps its ids when another finding comes before', () => {
    const report = reportOf('a.js', 5);
    const [file] = report.files;
    assert.ok(file !== undefined);
    const other = file.findings.map((one) => ({
      ...one,
      finding: { ...FINDING, fingerprint: '0'.repeat(32) },
    }));
    const both = { ...report, files: [{ ...file, findings: [...other, ...file.findings] }] };
    const ids = (of: Report): string[] => parse(of).vulnerabilities.map(({ id }: { id: string }) => id);
    assert.equal(ids(both)[1], ids(report)[0]);
  });
  it('keeps its ids when lines move, and only then', () => {
    const idOf = (path: string, line: number) => parse(reportOf(path, line)).vulnerabilities[0].id;
    assert.equal(idOf('a.js', 2), idOf('a.js', 9));
    assert.notEqual(idOf('a.js', 2), idOf('b.js', 2));
  });
  it('is empty where nothing was found', () => assert.deepEqual(parse(EMPTY).vulnerabilities, []));
});

describe('JUnit report', () => {
  it('escapes what XML cannot hold', () => {
    const xml = junitReport(reportOf('a"<&>\u0001.js', 2), 'en');
    assert.match(xml, /name="a&quot;&lt;&amp;&gt;\uFFFD\.js:3:5"/);
    assert.match(xml, /it has its &lt;format&gt;/);
    assert.match(xml, /tests="1" failures="1"/);
  });
  it('passes one case where nothing was found', () => {
    assert.match(junitReport(EMPTY, 'ja'), /tests="1" failures="0"/);
  });
});
