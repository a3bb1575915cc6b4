import { dart } from '../../../../server/src/remediation/languages/dart.ts';
import { objectiveC } from '../../../../server/src/remediation/languages/objectiveC.ts';
import { swift } from '../../../../server/src/remediation/languages/swift.ts';
import { rewriteCases } from './rewriting.ts';

const SWIFT_TOP = `import Foundation\n\nprivate func requireEnvironment(_ name: String) -> String {\n    guard let value = ProcessInfo.processInfo.environment[name] else {\n        fatalError("\\(name) is not set")\n    }\n    return value\n}\n\n`;
const project = { 'Package.swift': '// swift-tools-version:5.9\n' };

rewriteCases(swift, 'main.swift', [
  {
    title: 'a value, with the function below the imports',
    before: 'import Foundation\n\nlet k = "⟦s3cret⟧"\n',
    after: `${SWIFT_TOP}let k = requireEnvironment("API_KEY")\n`,
    project,
  },
  {
    title: 'without imports',
    before: 'let k = "⟦s3cret⟧"\n',
    after: `import Foundation\n\n${SWIFT_TOP.slice('import Foundation\n\n'.length)}let k = requireEnvironment("API_KEY")\n`,
    project,
  },
  {
    title: 'a literal that holds more',
    before: `${SWIFT_TOP}let h = "Bearer ⟦s3cret⟧"\n`,
    after: `${SWIFT_TOP}let h = "Bearer \\(requireEnvironment("API_KEY"))"\n`,
    project,
  },
  {
    title: 'a raw literal that holds more',
    before: `${SWIFT_TOP}let h = #"{"k": "⟦s3cret⟧"}"#\n`,
    after: `${SWIFT_TOP}let h = #"{"k": "\\#(requireEnvironment("API_KEY"))"}"#\n`,
    project,
  },
  {
    title: 'three quotes',
    before: `${SWIFT_TOP}let k = """\n    ⟦one\n    two⟧\n    """\n`,
    after: `${SWIFT_TOP}let k = requireEnvironment("API_KEY")\n`,
    stored: 'one\ntwo',
    project,
  },
  {
    title: 'the default after ??',
    before: `${SWIFT_TOP}let k = ProcessInfo.processInfo.environment["TOKEN"] ?? "⟦s3cret⟧"\n`,
    after: `${SWIFT_TOP}let k = requireEnvironment("TOKEN")\n`,
    name: 'TOKEN',
    project,
  },
  {
    title: 'a raw value of an enum',
    before: 'enum A: String {\n  case a = "⟦s3cret⟧"\n}\n',
    refuse: 'constant',
    project,
  },
  { title: 'a case', before: 'switch s {\ncase "⟦s3cret⟧": break\n}\n', refuse: 'pattern', project },
  { title: 'an app', before: 'import SwiftUI\nlet k = "⟦s3cret⟧"\n', refuse: 'clientApp', project },
  { title: 'no package: an app', before: 'import Foundation\nlet k = "⟦s3cret⟧"\n', refuse: 'clientApp' },
]);

const READ = "Platform.environment['API_KEY'] ?? (throw StateError('API_KEY is not set'))";
const IO = "import 'dart:io';\n";

rewriteCases(dart, 'main.dart', [
  { title: 'a value', before: `${IO}final k = '⟦s3cret⟧';\n`, after: `${IO}final k = ${READ};\n` },
  {
    title: 'the import before packages',
    before: "import 'package:http/http.dart';\n\nfinal k = '⟦s3cret⟧';\n",
    after: `import 'dart:io';\nimport 'package:http/http.dart';\n\nfinal k = ${READ};\n`,
  },
  {
    title: 'const becomes final',
    before: `${IO}const k = '⟦s3cret⟧';\n`,
    after: `${IO}final k = ${READ};\n`,
  },
  {
    title: 'a static constant',
    before: `${IO}class A { static const String k = '⟦s3cret⟧'; }\n`,
    after: `${IO}class A { static final String k = ${READ}; }\n`,
  },
  {
    title: 'a constant that another one uses',
    before: `${IO}const k = '⟦s3cret⟧';\nconst all = [k];\n`,
    refuse: 'constant',
  },
  { title: 'a constant constructor', before: `${IO}final a = const A('⟦s3cret⟧');\n`, refuse: 'constant' },
  {
    title: 'a parameter default',
    before: `${IO}void f({String k = '⟦s3cret⟧'}) {}\n`,
    refuse: 'defaultValue',
  },
  { title: 'an annotation', before: "@A('⟦s3cret⟧')\nclass B {}\n", refuse: 'annotation' },
  {
    title: 'a literal that holds more',
    before: `${IO}final h = 'Bearer ⟦s3cret⟧';\n`,
    after: `${IO}final h = 'Bearer \${${READ}}';\n`,
  },
  {
    title: 'a raw literal that holds more',
    before: `${IO}final h = r'$x ⟦s3cret⟧';\n`,
    after: `${IO}final h = r'$x ' + (${READ});\n`,
  },
  {
    title: 'halves side by side',
    before: `${IO}final k = '⟦s3c'\n  'ret⟧';\n`,
    after: `${IO}final k = ${READ};\n`,
    stored: 's3cret',
  },
  {
    title: 'the default after ??',
    before: `${IO}final k = Platform.environment['TOKEN'] ?? '⟦s3cret⟧';\n`,
    after: `${IO}final k = ${READ.replaceAll('API_KEY', 'TOKEN')};\n`,
    name: 'TOKEN',
  },
  {
    title: 'Flutter',
    before: "import 'package:flutter/material.dart';\nfinal k = '⟦s3cret⟧';\n",
    refuse: 'clientApp',
  },
]);

const OBJC_TOP = `#import <Foundation/Foundation.h>\n\nstatic NSString *RequireEnv(NSString *name)\n{\n    NSString *value = [[[NSProcessInfo processInfo] environment] objectForKey:name];\n    if (value == nil) {\n        [NSException raise:NSInternalInconsistencyException format:@"%@ is not set", name];\n    }\n    return value;\n}\n\n`;

rewriteCases(objectiveC, 'main.m', [
  {
    title: 'a local variable',
    before: '#import <Foundation/Foundation.h>\n\nint main(void) { NSString *k = @"⟦s3cret⟧"; }\n',
    after: `${OBJC_TOP}int main(void) { NSString *k = RequireEnv(@"API_KEY"); }\n`,
  },
  {
    title: 'a literal that holds more',
    before: `${OBJC_TOP}int main(void) { NSString *h = @"100%: ⟦s3cret⟧"; }\n`,
    after: `${OBJC_TOP}int main(void) { NSString *h = [NSString stringWithFormat:@"100%%: %@", RequireEnv(@"API_KEY")]; }\n`,
  },
  {
    title: 'a constant of the file',
    before: `${OBJC_TOP}static NSString *const k = @"⟦s3cret⟧";\n`,
    refuse: 'fileScope',
  },
  {
    title: 'a format',
    before: `${OBJC_TOP}int main(void) { NSLog(@"k %@ ⟦s3cret⟧", x); }\n`,
    refuse: 'join',
  },
  { title: 'a macro', before: `${OBJC_TOP}#define KEY @"⟦s3cret⟧"\n`, refuse: 'macro' },
  {
    title: 'an app',
    before: '#import <UIKit/UIKit.h>\nint main(void) { NSString *k = @"⟦s3cret⟧"; }\n',
    refuse: 'clientApp',
  },
]);
