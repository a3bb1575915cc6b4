import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Project } from '../../../../server/src/remediation/plan.ts';
import { shippedInto } from '../../../../server/src/remediation/shipped/shipped.ts';

/** A file with `¤` where the value stands, and what stands around it. */
interface Row {
  readonly path: string;
  readonly text: string;
  /** Other files of the project by path; a folder by its name and nothing. */
  readonly around?: Readonly<Record<string, string>>;
  readonly assignedTo?: string;
}

const pkg = (...names: readonly string[]): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }),
});

function judge({ path, text, around, assignedTo }: Row): string {
  const at = text.indexOf('¤');
  assert.ok(at >= 0, 'no place in the text');
  const root = 'file:///p';
  const files = Object.entries(around ?? {}).map(([name, body]) => {
    const uri = `${root}/${name}`;
    return [uri, { uri, version: null, text: body, writable: true }] as const;
  });
  const project: Project | undefined =
    around === undefined
      ? undefined
      : { root, workspaceRoot: root, files: new Map(files), entries: new Set(files.map(([uri]) => uri)) };
  const uri = `${root}/${path}`;
  return shippedInto({ uri, languageId: '', text, at, assignedTo, project })?.en ?? 'stays';
}

const CONST = "const key = '¤';\n";
const GRADLE = { 'settings.gradle': '', 'app/build.gradle': "plugins { id 'com.android.application' }\n" };
const FLUTTER = { 'pubspec.yaml': 'dependencies:\n  flutter:\n    sdk: flutter\n' };
const HOOK = `import { useState } from 'react';\n${CONST}export function Chat() { const [a] = useState(''); }\n`;

const SHIPPED: Readonly<Record<string, readonly (readonly [into: RegExp, row: Row])[]>> = {
  'what real projects have': [
    [
      /extension/,
      { path: 'source/a.svelte', text: CONST, around: { 'manifest.json': '{"manifest_version":3}' } },
    ],
    [/Android/, { path: 'app/src/main/res/layout/a.xml', text: '<a text="¤" />' }],
    [/Android/, { path: 'src/commonMain/composeResources/values/a.xml', text: '<string>¤</string>' }],
    [/Electron/, { path: 'electron/services/client.ts', text: CONST, around: pkg('electron') }],
    [
      /Android/,
      {
        path: 'app/src/main/kotlin/a/B.kt',
        text: 'val key = "¤"\n',
        around: { 'app/build.gradle.kts': 'plugins {\n    alias(libs.plugins.android)\n}\n\nandroid {\n}\n' },
      },
    ],
    [/sent/, { path: 'src/useTeam.ts', text: `${CONST}useContext(A);\n`, around: pkg('next') }],
    [/sent/, { path: 'app/composables/a.ts', text: CONST, around: pkg('nuxt') }],
    [/sent/, { path: 'composables/a.ts', text: CONST, around: pkg('nuxt') }],
  ],
  'names that a build publishes': [
    [/VITE_/, { path: '.env', text: 'VITE_KEY=¤', assignedTo: 'VITE_KEY' }],
    [/NEXT_PUBLIC_/, { path: '.env.local', text: 'NEXT_PUBLIC_KEY=¤', assignedTo: 'NEXT_PUBLIC_KEY' }],
    [/REACT_APP_/, { path: '.env', text: 'REACT_APP_KEY=¤', assignedTo: 'REACT_APP_KEY', around: {} }],
    [/NUXT_PUBLIC_/, { path: '.env', text: 'NUXT_PUBLIC_KEY=¤', assignedTo: 'NUXT_PUBLIC_KEY' }],
    [/PUBLIC_/, { path: '.env', text: 'PUBLIC_KEY=¤', assignedTo: 'PUBLIC_KEY', around: pkg('astro') }],
    [
      /PUBLIC_/,
      { path: '.env', text: 'PUBLIC_KEY=¤', assignedTo: 'PUBLIC_KEY', around: pkg('@sveltejs/kit') },
    ],
    [
      /EXPO_PUBLIC_/,
      { path: 'eas.json', text: '{"env":{"EXPO_PUBLIC_K":"¤"}}', assignedTo: 'EXPO_PUBLIC_K' },
    ],
    [/GATSBY_/, { path: '.env', text: 'GATSBY_KEY=¤', assignedTo: 'GATSBY_KEY' }],
    [/VUE_APP_/, { path: '.env', text: 'VUE_APP_KEY=¤', assignedTo: 'VUE_APP_KEY' }],
    [/BUN_PUBLIC_/, { path: '.env', text: 'BUN_PUBLIC_KEY=¤', assignedTo: 'BUN_PUBLIC_KEY' }],
    [
      /APP_/,
      {
        path: '.env',
        text: 'APP_KEY=¤',
        assignedTo: 'APP_KEY',
        around: { 'vite.config.ts': "export default { envPrefix: ['VITE_', 'APP_'] };" },
      },
    ],
  ],
  'browser code': [
    [/sent/, { path: 'app/page.tsx', text: `'use client';\n${CONST}`, around: pkg('next') }],
    [/sent/, { path: 'pages/index.tsx', text: CONST, around: pkg('next') }],
    [/sent/, { path: 'components/Chat.tsx', text: HOOK, around: pkg('next') }],
    [/sent/, { path: 'src/main.tsx', text: CONST, around: pkg('vite', 'react-dom') }],
    [/sent/, { path: 'src/api/client.ts', text: CONST, around: pkg('vite') }],
    [/sent/, { path: 'src/index.js', text: CONST, around: pkg('react-scripts') }],
    [/sent/, { path: 'src/environments/environment.prod.ts', text: CONST, around: pkg('@angular/core') }],
    [
      /sent/,
      { path: 'src/routes/+page.svelte', text: `<script>${CONST}</script>`, around: pkg('@sveltejs/kit') },
    ],
    [/sent/, { path: 'src/routes/+page.ts', text: CONST, around: pkg('@sveltejs/kit') }],
    [/sent/, { path: 'composables/chat.ts', text: CONST, around: pkg('nuxt') }],
    [/sent/, { path: 'app/routes/home.tsx', text: CONST, around: pkg('@react-router/dev') }],
    [/browser/, { path: 'ai.ts', text: "new OpenAI({ apiKey: '¤', dangerouslyAllowBrowser: true })" }],
  ],
  'pages and what is served as it is': [
    [/web page/, { path: 'index.html', text: `<script>${CONST}</script>` }],
    [/web page/, { path: 'views/chat.ejs', text: `<script>\n${CONST}</script>` }],
    [/web page/, { path: 'chat.php', text: `<?php $a = 1; ?>\n<script>\n${CONST}</script>` }],
    [/web page/, { path: 'src/pages/index.astro', text: `---\n---\n<script>\n${CONST}</script>` }],
    [/public folder/, { path: 'public/.env', text: 'KEY=¤', around: pkg() }],
    [/public folder/, { path: 'static/config.json', text: '{"key":"¤"}', around: {} }],
    [/public folder/, { path: 'src/main/resources/static/app.js', text: CONST }],
    [/public folder/, { path: 'Shop/wwwroot/appsettings.json', text: '{"key":"¤"}' }],
    [/source map/, { path: 'out/main.js.map', text: '{"sourcesContent":["¤"]}' }],
  ],
  'what a build writes in': [
    [
      /bundle/,
      { path: 'nuxt.config.ts', text: "export default { runtimeConfig: { a: 1, public: { key: '¤' } } }" },
    ],
    [/bundle/, { path: 'next.config.js', text: "module.exports = { env: { KEY: '¤' } }" }],
    [/bundle/, { path: 'vite.config.ts', text: "export default { define: { __KEY__: '¤' } }" }],
    [/bundle/, { path: 'webpack.config.js', text: "new webpack.DefinePlugin({ KEY: '¤' })" }],
  ],
  'browser extensions': [
    [/extension/, { path: 'manifest.json', text: '{"manifest_version": 3, "key": "¤"}' }],
    [
      /extension/,
      { path: 'background.js', text: CONST, around: { 'manifest.json': '{"manifest_version":3}' } },
    ],
    [/extension/, { path: 'src/content.ts', text: CONST, around: pkg('wxt') }],
  ],
  Android: [
    [/Android/, { path: 'app/src/main/res/values/strings.xml', text: '<string name="k">¤</string>' }],
    [/Android/, { path: 'app/src/main/AndroidManifest.xml', text: '<meta-data android:value="¤"/>' }],
    [/Android/, { path: 'A.kt', text: 'import android.os.Bundle\nval k = "¤"' }],
    [/Android/, { path: 'app/src/main/java/Api.java', text: 'String k = "¤";', around: GRADLE }],
    [/Android/, { path: 'app/build.gradle', text: 'buildConfigField "String", "KEY", "\\"¤\\""' }],
    [/Android/, { path: 'app/build.gradle.kts', text: 'buildConfigField("String", "KEY", "\\"¤\\"")' }],
    [/Android/, { path: 'app/build.gradle.kts', text: 'resValue("string", "key", "¤")' }],
    [
      /Android/,
      {
        path: 'local.properties',
        text: 'MAPS=¤',
        assignedTo: 'MAPS',
        around: {
          'app/build.gradle': 'buildConfigField "String", "MAPS", "\\"${props[\'MAPS\']}\\""',
        },
      },
    ],
  ],
  'Apple devices': [
    [/Apple/, { path: 'ios/Info.plist', text: '<string>¤</string>' }],
    [/Apple/, { path: 'Config/Release.xcconfig', text: 'KEY = ¤' }],
    [/Apple/, { path: 'A.swift', text: 'import SwiftUI\nlet k = "¤"' }],
    [
      /Apple/,
      { path: 'App/Api.swift', text: 'import Foundation\nlet k = "¤"', around: { 'Shop.xcodeproj': '' } },
    ],
  ],
  Flutter: [
    [/Flutter/, { path: 'lib/main.dart', text: "import 'package:flutter/material.dart';\nconst k = '¤';" }],
    [/Flutter/, { path: 'lib/api.dart', text: "const k = '¤';", around: FLUTTER }],
    [/Flutter/, { path: '.vscode/launch.json', text: '{"args":["--dart-define=KEY=¤"]}' }],
    [
      /asset/,
      {
        path: 'assets/.env',
        text: 'KEY=¤',
        around: { 'pubspec.yaml': 'flutter:\n  assets:\n    - assets/\n' },
      },
    ],
    [
      /asset/,
      { path: '.env', text: 'KEY=¤', around: { 'pubspec.yaml': 'flutter:\n  assets:\n    - .env\n' } },
    ],
  ],
  'React Native and Expo': [
    [/React Native/, { path: 'App.tsx', text: `import { View } from 'react-native';\n${CONST}` }],
    [/React Native/, { path: '.env', text: 'KEY=¤', around: pkg('react-native', 'react-native-config') }],
    [/sent/, { path: 'src/api.ts', text: CONST, around: pkg('react-native') }],
    [/Expo/, { path: 'app.json', text: '{"expo": {"extra": {"key": "¤"}}}' }],
    [/Expo/, { path: 'app.config.ts', text: "export default { extra: { key: '¤' } };", around: pkg('expo') }],
  ],
  'Unity, Electron, Tauri': [
    [/Unity/, { path: 'Assets/A.cs', text: 'using UnityEngine;\nvar k = "¤";' }],
    [
      /Unity/,
      { path: 'Assets/StreamingAssets/config.json', text: '{"k":"¤"}', around: { ProjectSettings: '' } },
    ],
    [/Unity/, { path: 'Assets/Api.asset', text: '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\nkey: ¤' }],
    [/Electron/, { path: 'renderer.js', text: `document.title = '';\n${CONST}`, around: pkg('electron') }],
    [
      /Electron/,
      { path: 'preload.js', text: `const e = require('electron');\n${CONST}`, around: pkg('electron') },
    ],
    [
      /Electron/,
      { path: 'main.ts', text: `import { app } from 'electron';\n${CONST}`, around: pkg('electron') },
    ],
    [/Tauri/, { path: 'src-tauri/src/main.rs', text: 'let k = "¤";' }],
  ],
};

/** Look-alikes that a server or a build keeps to itself. */
const KEPT: Readonly<Record<string, readonly Row[]>> = {
  'what real projects have': [
    // As VS Code writes it.
    { path: 'src/routes/api/%5Bid%5D/%2Bserver.ts', text: CONST, around: pkg('@sveltejs/kit') },
    { path: 'src/lib/a.spec.ts', text: CONST, around: pkg('@sveltejs/kit') },
    { path: 'src/ambient.d.ts', text: CONST, around: pkg('vite') },
    { path: 'source/a.test.ts', text: CONST, around: { 'manifest.json': '{"manifest_version":3}' } },
    { path: 'config/env.ts', text: CONST, around: pkg('nuxt') },
    { path: 'electron/a.test.ts', text: CONST, around: pkg('electron') },
    { path: 'https/server.mjs', text: CONST, around: pkg('nuxt') },
    {
      path: 'src/a.test.tsx',
      text: `import { View } from 'react-native';\n${CONST}`,
      around: pkg('react-native'),
    },
    {
      path: 'build-logic/src/main/kotlin/A.kt',
      text: 'val key = "¤"\n',
      around: { 'build.gradle': "id 'com.android.application' apply false\n" },
    },
  ],
  names: [
    { path: '.env', text: 'KEY=¤', assignedTo: 'KEY' },
    { path: '.env', text: 'MY_VITE_KEY=¤', assignedTo: 'MY_VITE_KEY' },
    { path: '.env', text: 'PUBLIC_KEY=¤', assignedTo: 'PUBLIC_KEY', around: pkg('express') },
    { path: '.env', text: 'PUBLIC_KEY=¤', assignedTo: 'PUBLIC_KEY', around: { 'go.mod': '' } },
    { path: '.env', text: 'MIX_KEY=¤', assignedTo: 'MIX_KEY', around: { 'mix.exs': '' } },
  ],
  'Next.js': [
    { path: 'app/page.tsx', text: CONST, around: pkg('next') },
    { path: 'app/api/chat/route.ts', text: CONST, around: pkg('next') },
    { path: 'pages/api/chat.ts', text: CONST, around: pkg('next') },
    { path: 'app/actions.ts', text: `'use server';\n${CONST}`, around: pkg('next') },
    { path: 'lib/db.ts', text: `import 'server-only';\n${CONST}`, around: pkg('next') },
    { path: 'middleware.ts', text: CONST, around: pkg('next') },
    {
      path: 'pages/index.tsx',
      text: `export async function getServerSideProps() {\n  ${CONST}}\nexport default function P() {}\n`,
      around: pkg('next'),
    },
    {
      path: 'pages/index.tsx',
      text: `${CONST}export default function P() {}\nexport async function getServerSideProps() { return key; }\n`,
      around: pkg('next'),
    },
    { path: 'next.config.js', text: "module.exports = { headers: { KEY: '¤' } }", around: pkg('next') },
  ],
  'other frameworks': [
    { path: 'src/hooks.server.ts', text: CONST, around: pkg('@sveltejs/kit') },
    { path: 'src/routes/api/+server.ts', text: CONST, around: pkg('@sveltejs/kit') },
    { path: 'server/api/chat.ts', text: CONST, around: pkg('nuxt') },
    {
      path: 'nuxt.config.ts',
      text: "export default { runtimeConfig: { key: '¤', public: {} } }",
      around: pkg('nuxt'),
    },
    {
      path: 'app/routes/home.tsx',
      text: `export async function loader() { ${CONST} }`,
      around: pkg('@remix-run/react'),
    },
    { path: 'src/index.ts', text: CONST, around: pkg('express', 'vite') },
    { path: 'server/index.ts', text: CONST, around: pkg('vite') },
    { path: 'api/chat.ts', text: CONST, around: pkg('vite') },
    { path: 'netlify/functions/chat.ts', text: CONST, around: pkg('vite') },
    {
      path: 'vite.config.ts',
      text: "export default { server: { proxy: { '/a': { headers: { k: '¤' } } } } }",
      around: pkg('vite'),
    },
    { path: 'src/index.ts', text: CONST },
    { path: 'src/pages/index.astro', text: `---\n${CONST}---\n<p></p>`, around: pkg('astro') },
  ],
  'served folders': [
    { path: 'public/index.php', text: "<?php $k = '¤';", around: { 'composer.json': '{}' } },
    { path: 'src/public/controller.go', text: 'k := "¤"', around: { 'go.mod': '' } },
    { path: 'docs/static/a.json', text: '{"key":"¤"}', around: {} },
    { path: 'views/chat.ejs', text: "<% const k = '¤' %>" },
    { path: 'chat.php', text: "<script></script>\n<?php $k = '¤'; ?>" },
    { path: 'manifest.json', text: '{"name": "¤"}' },
    { path: 'background.js', text: CONST, around: { 'manifest.json': '{"start_url":"/"}' } },
  ],
  apps: [
    {
      path: 'src/main/java/Api.java',
      text: 'String k = "¤";',
      around: { 'build.gradle': "plugins { id 'org.springframework.boot' }" },
    },
    { path: 'A.kt', text: 'package a\nval k = "¤"' },
    { path: 'app/src/androidTest/java/A.kt', text: 'import android.os.Bundle\nval k = "¤"' },
    { path: 'app/build.gradle', text: 'signingConfigs { release { storePassword "¤" } }', around: GRADLE },
    { path: 'gradle.properties', text: 'SIGNING=¤', assignedTo: 'SIGNING', around: GRADLE },
    { path: 'Sources/App/routes.swift', text: 'import Vapor\nlet k = "¤"', around: { 'Package.swift': '' } },
    { path: 'Sources/App/a.swift', text: 'let k = "¤"', around: { 'Package.swift': '', 'A.xcodeproj': '' } },
    { path: 'bin/server.dart', text: "import 'dart:io';\nconst k = '¤';", around: FLUTTER },
    {
      path: 'lib/server.dart',
      text: "const k = '¤';",
      around: { 'pubspec.yaml': 'dependencies:\n  shelf: ^1.4.0\n' },
    },
    { path: '.env', text: 'KEY=¤', around: { 'pubspec.yaml': 'dependencies:\n  shelf: ^1.4.0\n' } },
    { path: 'Assets/Editor/A.cs', text: 'using UnityEngine;\nvar k = "¤";' },
    { path: 'A.cs', text: 'using System;\nvar k = "¤";' },
    { path: 'app.json', text: '{"expo": {"hooks": {"postPublish": [{"config": {"authToken": "¤"}}]}}}' },
    { path: 'app/chat+api.ts', text: CONST, around: pkg('expo') },
    { path: 'forge.config.ts', text: `import { x } from 'electron';\n${CONST}`, around: pkg('electron') },
    { path: 'server/main.ts', text: `import { app } from 'electron';\n${CONST}`, around: pkg('electron') },
    { path: '.env', text: 'KEY=¤', around: pkg('react-native') },
  ],
};

describe('what a value ends up in', () => {
  for (const [group, rows] of Object.entries(SHIPPED)) {
    for (const [wanted, row] of rows)
      it(`${group}: ${row.path} ships (${row.text.split('\n')[0]})`, () => assert.match(judge(row), wanted));
  }
  for (const [group, rows] of Object.entries(KEPT)) {
    for (const row of rows)
      it(`${group}: ${row.path} stays (${row.text.split('\n')[0]})`, () => assert.equal(judge(row), 'stays'));
  }
});
