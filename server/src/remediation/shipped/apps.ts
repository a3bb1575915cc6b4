/**
 * Mobile, desktop and game projects: whatever is compiled or packed into the app can be read out of it.
 * Facts: OWASP Mobile Top 10 2024 M1; the build documentation of Android, Xcode, Flutter, Expo, Unity, Electron, Tauri.
 */
import { holdsIn } from './lastText.ts';
import { dependsOn, hasBeside, into, type Signal, says } from './signal.ts';

const ANDROID = into('an Android app', 'Android アプリ');
const APPLE = into('an app for Apple devices', 'Apple 端末向けアプリ');
const FLUTTER = into('a Flutter app', 'Flutter アプリ');
const REACT_NATIVE = into('a React Native app', 'React Native アプリ');
const EXPO = into(
  'an Expo app, as the whole of its app configuration',
  'Expo アプリ（アプリ設定は全体が同梱されます）',
);
const UNITY = into('a Unity player', 'Unity アプリ');
const ELECTRON = into(
  'an Electron app, whose app.asar anybody can unpack',
  'Electron アプリ（app.asar は誰でも展開できます）',
);
const TAURI = into('a Tauri app', 'Tauri アプリ');

const TESTS = /\/(?:test|tests|androidtest|__tests__|e2e|integration_test)\//;
const GRADLE = /^build\.gradle(?:\.kts)?$/;
const ANDROID_PLUGIN =
  /com\.android\.(?:application|library)|plugins\.android\.(?:application|library)|^android\s*\{/m;

const ELECTRON_IMPORT = /\bfrom\s*['"]electron(?:\/\w+)?['"]|\brequire\(\s*['"]electron['"]/;
const OF_A_PAGE = /\b(?:document|window)\.\w/;

export const APPS: readonly Signal[] = [
  {
    path: /\/(?:res|composeresources)\/(?:values|xml|raw|layout|drawable|menu|navigation)[^/]*\/[^/]+$|\/androidmanifest\.xml$/,
    into: ANDROID,
  },
  { path: /\.(?:kt|java)$/, not: TESTS, text: /^\s*import\s+(?:android|androidx)\./m, into: ANDROID },
  {
    path: /\/src\/(?:main|commonmain|androidmain|release|debug)\/.*\.(?:kt|java)$|\/src\/main\/assets\//,
    // Plugins of the build itself.
    not: /\/(?:buildsrc|build-(?:logic|plugins?)|gradle-plugins?)\//,
    around: (project) => says(project, GRADLE, ANDROID_PLUGIN),
    into: ANDROID,
  },
  {
    // A generated field or resource; a signing password in the same file stays with the build.
    path: /\.gradle(?:\.kts)?$/,
    before:
      /\b(?:buildConfigField|resValue)\s*\([^()]*$|\b(?:buildConfigField|resValue)\s[^()\n]*$|\bmanifestPlaceholders\b[^\n]*$/,
    into: ANDROID,
  },
  {
    path: /\/(?:local|gradle|secrets|apikeys?)\.properties$/,
    around: (project, { assignedTo = '' }) =>
      says(project, GRADLE, /secrets-gradle-plugin|\bsecrets\.gradle\.plugin\b/) ||
      (assignedTo !== '' &&
        says(
          project,
          GRADLE,
          new RegExp(
            `\\b(?:buildConfigField|resValue|manifestPlaceholders)\\b[^\\n]*\\b${escaped(assignedTo)}\\b`,
          ),
        )),
    into: ANDROID,
  },
  { path: /\/(?:[\w-]+-)?info\.plist$|\.xcconfig$|\.entitlements$/, into: APPLE },
  {
    path: /\.(?:swift|m|mm)$/,
    not: TESTS,
    text: /^\s*(?:@testable\s+)?(?:import\s+(?:UIKit|SwiftUI|WatchKit|AppKit)\b|[#@]import\s+<?(?:UIKit|AppKit)\b)/m,
    into: APPLE,
  },
  {
    // A source of an Xcode project, unless a package of its own (a server, a tool) stands around it.
    path: /\.(?:swift|m|mm)$/,
    not: TESTS,
    around: (project) =>
      hasBeside(project, /\.(?:xcodeproj|xcworkspace)$/) && !hasBeside(project, /^Package\.swift$/),
    into: APPLE,
  },
  { path: /\.dart$/, not: TESTS, text: /^\s*import\s+['"]package:flutter\//m, into: FLUTTER },
  {
    path: /\/lib\/.*\.dart$/,
    not: /\/(?:server|backend|functions|bin|test)\//,
    around: (project) => says(project, /^pubspec\.yaml$/, /^\s+sdk\s*:\s*flutter\b/m),
    into: FLUTTER,
  },
  {
    path: /\/(?:assets\/.*|\.env[\w.-]*)$/,
    around: (project, { uri }) =>
      says(
        project,
        /^pubspec\.yaml$/,
        new RegExp(`^\\s+-\\s+["']?(?:${assetNames(uri, project.root)})["']?\\s*$`, 'm'),
      ),
    into: into('a Flutter app, as one of its assets', 'Flutter アプリ（アセットとして同梱されます）'),
  },
  { path: /./, before: /--dart-define=["']?\w+=["']?$/, into: FLUTTER },
  {
    path: /\.cs$/,
    not: /\/editor\//,
    text: /^\s*using\s+UnityEngine\b/m,
    into: UNITY,
  },
  {
    path: /\/assets\/(?:.*\/)?(?:resources|streamingassets)\//,
    not: /\/res\/|\/node_modules\//,
    around: (project) => hasBeside(project, /^ProjectSettings$/),
    into: UNITY,
  },
  { path: /\/assets\/.*\.(?:asset|prefab|unity)$/, text: /^%YAML[\s\S]{0,200}!u!/, into: UNITY },
  {
    path: /\.[cm]?[jt]sx?$/,
    not: /\+api\.[jt]s$|\.(?:config|test|spec)\.[cm]?[jt]sx?$|\/__tests__\//,
    text: /\bfrom\s*['"](?:react-native|expo(?:-[\w-]+)?)['"]|\brequire\(\s*['"]react-native['"]/,
    into: REACT_NATIVE,
  },
  {
    // react-native-config and react-native-dotenv take every entry along.
    path: /\/\.env[\w.-]*$/,
    around: (project) => dependsOn(project, 'react-native-config', 'react-native-dotenv'),
    into: REACT_NATIVE,
  },
  {
    // What only runs while publishing (`hooks`) is left out of what ships.
    path: /\/app\.json$/,
    text: /"expo"\s*:\s*\{/,
    before: /^(?![\s\S]*"hooks"\s*:\s*\{[\s\S]*$)/,
    into: EXPO,
  },
  {
    path: /\/app\.config\.[cm]?[jt]s$/,
    before: /^(?![\s\S]*\bhooks\s*:\s*\{[\s\S]*$)/,
    around: (project) => dependsOn(project, 'expo'),
    into: EXPO,
  },
  { path: /\/src-tauri\/(?:src\/.*\.rs|tauri\.conf\.json)$/, into: TAURI },
  {
    path: /\.[cm]?[jt]sx?$/,
    not: /\.(?:config|test|spec)\.[cm]?[jt]sx?$|\/(?:server|api|scripts|test|tests|__tests__|e2e)\//,
    around: (project, { text, uri }) =>
      dependsOn(project, 'electron') &&
      (holdsIn(text, ELECTRON_IMPORT) ||
        holdsIn(text, OF_A_PAGE) ||
        /^\/(?:src\/)?(?:electron|main|preload|renderer)\//.test(uri.slice(project.root.length))),
    into: ELECTRON,
  },
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The ways in which pubspec.yaml may name a file as an asset: itself, or the folder that holds it. */
function assetNames(uri: string, root: string): string {
  const path = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri.slice(uri.lastIndexOf('/') + 1);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [path, folder]
    .filter((name) => name !== '')
    .map(escaped)
    .join('|');
}
