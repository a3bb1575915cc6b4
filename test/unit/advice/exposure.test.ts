import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceFor } from '../../../server/src/advice/advice.ts';
import { exposureMessage, exposureOf } from '../../../server/src/advice/exposure.ts';
import type { Finding, Rule } from '../../../server/src/detection/types.ts';
import type { Project } from '../../../server/src/remediation/plan.ts';

const RULE: Rule = {
  id: 'r',
  provider: '',
  name: { en: 'key', ja: 'キー' },
  keywords: [],
  pattern: /x/,
  severity: 'high',
  privilege: 'scoped',
  examples: { match: [], reject: [] },
};
const PACKAGE = 'file:///p/package.json';
const vite: Project = {
  root: 'file:///p',
  workspaceRoot: 'file:///p',
  files: new Map([
    [PACKAGE, { uri: PACKAGE, version: null, text: '{"devDependencies":{"vite":"7"}}', writable: true }],
  ]),
};

interface More {
  readonly assignedTo?: string;
  readonly rule?: Partial<Rule>;
  readonly project?: Project;
}

function exposure(path: string, text: string, { assignedTo, rule, project }: More = {}): string | undefined {
  const uri = `file:///p/${path}`;
  const request = { uri, languageId: '', text, at: 0, assignedTo, rule: { ...RULE, ...rule } };
  return exposureOf({ ...request, ...(project === undefined ? {} : { project }) })?.en;
}

const SHIPPED: readonly (readonly [path: string, text: string, into: RegExp, more?: More])[] = [
  ['.env', 'VITE_KEY=x', /bundle.*VITE_/, { assignedTo: 'VITE_KEY' }],
  ['.env.production', 'NEXT_PUBLIC_KEY=x', /NEXT_PUBLIC_/, { assignedTo: 'NEXT_PUBLIC_KEY' }],
  ['app/page.tsx', "'use client';\nconst k = 'x';", /sent/],
  ['public/main.js', "const k = 'x';", /sent/],
  ['src/main.ts', "const k = 'x';", /sent/, { project: vite }],
  ['src/App.vue', '<script>const k = 1</script>', /sent/],
  ['app/src/main/res/values/strings.xml', '<string name="k">x</string>', /Android/],
  ['app/A.kt', 'import android.os.Bundle\n', /Android/],
  ['ios/Info.plist', '<plist/>', /Apple/],
  ['A.swift', 'import SwiftUI\n', /Apple/],
  ['lib/main.dart', "import 'package:flutter/material.dart';\n", /Flutter/],
  ['Assets/A.cs', 'using UnityEngine;\n', /Unity/],
  ['App.tsx', "import { View } from 'react-native';\n", /React Native/],
  ['a.ts', 'new OpenAI({ apiKey, dangerouslyAllowBrowser: true })', /browser/],
  ['index.html', '<script></script>', /web page/],
];

const KEPT: readonly (readonly [path: string, text: string, more?: More])[] = [
  ['.env', 'KEY=x', { assignedTo: 'KEY' }],
  ['.env', 'VITE_KEY=x', { assignedTo: 'VITE_KEY', rule: { publishable: true } }],
  ['index.html', '<script></script>', { rule: { privilege: 'publishable' } }],
  ['server/index.ts', "const k = 'x';", { project: vite }],
  ['src/index.ts', "const k = 'x';"],
  ['A.kt', 'package a\n'],
  ['main.dart', "import 'dart:io';\n"],
  ['A.cs', 'using System;\n'],
];

describe('exposure', () => {
  for (const [path, text, into, more] of SHIPPED) {
    it(`${path} ships: ${text.split('\n')[0]}`, () =>
      assert.match(exposure(path, text, more) ?? 'stays', into));
  }
  for (const [path, text, more] of KEPT) {
    it(`${path} stays: ${text.split('\n')[0]} ${JSON.stringify(more?.rule ?? {})}`, () =>
      assert.equal(exposure(path, text, more), undefined));
  }
  it('takes the place of "move it to .env" in the advice, with the server-side way', () => {
    const finding: Finding = {
      ruleId: 'r',
      range: { start: 0, end: 1 },
      encodings: [],
      confidence: 'format',
      severity: 'high',
      evidence: [],
      fingerprint: '',
      redacted: '',
    };
    const into = { en: 'a web page', ja: 'Web ページ' };
    const pieces = adviceFor({ finding, rule: RULE, exposure: into });
    const ids = pieces.map(({ id }) => id);
    assert.ok(ids.includes('server-side') && !ids.includes('move'));
    assert.match(exposureMessage(into).en, /a web page.*\.env.*M1/);
    assert.match(exposureMessage(into).ja, /Web ページ.*\.env.*M1/);
  });
});
