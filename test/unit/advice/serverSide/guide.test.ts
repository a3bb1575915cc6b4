import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serverSideGuide } from '../../../../server/src/advice/serverSide/guide.ts';
import type { Project } from '../../../../server/src/remediation/plan.ts';
import { createCatalogue } from '../../../../server/src/rules/index.ts';

const rule = createCatalogue().get('openai-project');
const into = { en: 'an app', ja: 'アプリ' };

function guide(
  path: string,
  text: string,
  files: Readonly<Record<string, string>>,
  language: 'en' | 'ja' = 'en',
) {
  assert.ok(rule);
  const root = 'file:///p';
  const project: Project = {
    root,
    workspaceRoot: root,
    files: new Map(
      Object.entries(files).map(([name, body]) => {
        const uri = `${root}/${name}`;
        return [uri, { uri, version: null, text: body, writable: true }];
      }),
    ),
    entries: new Set(Object.keys(files).map((name) => `${root}/${name}`)),
  };
  return serverSideGuide({ rule, into, project, language, uri: `${root}/${path}`, text });
}

/** Which endpoint and which call a document is shown. */
const SHOWN: readonly (readonly [path: string, text: string, files: Record<string, string>, ...RegExp[]])[] =
  [
    [
      'lib/a.dart',
      '',
      { 'pubspec.yaml': '' },
      /^### Cloud Functions for Firebase$/m,
      /^### Dart \(package:http\)$/m,
    ],
    ['app/A.kt', 'import retrofit2.Retrofit', {}, /^### AWS Lambda/m, /^### Kotlin \(Retrofit\)$/m],
    ['app/A.kt', '', {}, /^### Kotlin \(OkHttp\)$/m],
    ['app/src/main/res/values/strings.xml', '', {}, /^### Kotlin \(OkHttp\)$/m],
    ['A.swift', '', {}, /^### Swift \(URLSession\)$/m],
    ['A.cs', 'using UnityEngine;', {}, /^### Unity \(UnityWebRequest\)$/m],
    ['static/a.js', '', { 'go.mod': 'module a' }, /^### Go$/m, /^### fetch$/m],
    [
      'src/main/resources/static/a.js',
      '',
      { 'pom.xml': '<a>spring-boot-starter-web</a>' },
      /^### Spring Boot$/m,
    ],
    [
      'a.js',
      '',
      { 'package.json': '{"dependencies":{"@google-cloud/functions-framework":"4"}}' },
      /^### Cloud Run functions/m,
    ],
  ];

describe('the guide to the server-side way', () => {
  for (const [path, text, files, ...shown] of SHOWN)
    it(`${path} ${text} ${Object.keys(files)}`, () => {
      for (const words of shown) assert.match(guide(path, text, files), words);
    });
  it('is there in Japanese', () =>
    assert.match(guide('a.dart', '', {}, 'ja'), /^## クライアント側の呼び出し$/m));
  it('shows no call for a file that calls nothing', () =>
    assert.doesNotMatch(guide('.env', '', {}), /The call in the client/));
});
