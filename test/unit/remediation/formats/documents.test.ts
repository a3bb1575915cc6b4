import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bicep } from '../../../../server/src/remediation/languages/bicep.ts';
import { jupyter } from '../../../../server/src/remediation/languages/jupyter.ts';
import { markdown } from '../../../../server/src/remediation/languages/markdown.ts';
import { xmlFiles } from '../../../../server/src/remediation/languages/xmlFiles.ts';
import { xmlPlaceAt } from '../../../../server/src/remediation/syntax/xmlPlace.ts';
import { type FormatCase, formatCases } from './formatCase.ts';

const S = '«hunter2»';

/** What every reader of XML that expands has in common. */
const expanding = (
  file: string,
  wrap: (value: string) => string,
  reference: string,
  special: string,
): readonly FormatCase[] => [
  { title: 'refers', file, before: wrap(S), after: wrap(reference) },
  {
    title: 'refers in part of a value',
    file,
    before: wrap(`Bearer ${S} x`),
    after: wrap(`Bearer ${reference} x`),
  },
  { title: 'reads entities', file, before: wrap('«a&amp;b&lt;c»'), after: wrap(reference), stored: 'a&b<c' },
  { title: 'refuses what is expanded already', file, before: wrap(`«${special}»`), after: /already/ },
  {
    title: 'empties a comment',
    file,
    before: `<!-- ${S} -->${wrap('x')}`,
    after: `<!-- API_KEY -->${wrap('x')}`,
    stored: null,
  },
];

const xml: Readonly<Record<string, readonly FormatCase[]>> = {
  maven: [
    ...expanding(
      'settings.xml',
      (value) =>
        `<settings>\n  <servers><server a="b>c"><password>${value}</password></server></servers>\n</settings>\n`,
      '${env.API_KEY}',
      'a${b}',
    ),
    {
      title: 'moves all of a URL',
      file: 'pom.xml',
      before: `<project><properties><url>https://a:${S}@b/c</url></properties></project>`,
      after: '<project><properties><url>${env.API_KEY}</url></properties></project>',
      stored: 'https://a:hunter2@b/c',
    },
    {
      title: 'refuses a stretch of characters',
      file: 'pom.xml',
      before: `<project><a><![CDATA[${S}]]></a></project>`,
      after: /already/,
    },
  ],
  nuget: [
    ...expanding(
      'NuGet.Config',
      (value) => `<configuration><x><add key="ClearTextPassword" value="${value}" /></x></configuration>`,
      '%API_KEY%',
      '50%',
    ),
    {
      title: 'refuses a key',
      file: 'nuget.config',
      before: `<a><add key="${S}" /></a>`,
      after: /nothing is expanded/,
    },
  ],
  'android-manifest': [
    ...expanding(
      'app/src/main/AndroidManifest.xml',
      (value) =>
        `<manifest><application><meta-data android:name="k" android:value='${value}'/></application></manifest>`,
      '${API_KEY}',
      'a${b}',
    ),
    {
      title: 'says that it ships',
      file: 'AndroidManifest.xml',
      before: `<a android:value="${S}"/>`,
      after: '<a android:value="${API_KEY}"/>',
      notes: /read out of it/,
    },
  ],
  'android-resources': [
    {
      title: 'refuses what ships',
      file: 'app/src/main/res/values/strings.xml',
      before: `<resources><string name="k">${S}</string></resources>`,
      after: /Keep the secret on a server/,
    },
  ],
  'info-plist': [
    ...expanding(
      'ios/Info.plist',
      (value) => `<plist><dict><key>K</key><string>${value}</string></dict></plist>`,
      '$(API_KEY)',
      'a$(b)',
    ),
    {
      title: 'refuses a key',
      file: 'Info.plist',
      before: `<dict><key>${S}</key></dict>`,
      after: /nothing is expanded/,
    },
  ],
  log4j2: expanding('log4j2.xml', (value) => `<a><JDBC password="${value}"/></a>`, '${env:API_KEY}', 'a${b}'),
  logback: expanding(
    'logback-spring.xml',
    (value) => `<a><password>${value}</password></a>`,
    '${API_KEY}',
    'a${b}',
  ),
  hadoop: expanding(
    'core-site.xml',
    (value) => `<configuration><property><name>k</name><value>${value}</value></property></configuration>`,
    '${env.API_KEY}',
    'a${b}',
  ),
  'dotnet-config': [
    {
      title: 'refuses and names the ways',
      file: 'Web.config',
      before: `<configuration><appSettings><add key="k" value="${S}"/></appSettings></configuration>`,
      after: /configSource/,
    },
  ],
  xml: [
    { title: 'refuses and names the ways', file: 'a.xml', before: `<a>${S}</a>`, after: /commit an example/ },
    {
      title: 'empties a comment',
      file: 'a.xml',
      before: `<!-- ${S} --><a/>`,
      after: '<!-- API_KEY --><a/>',
      stored: null,
    },
  ],
};

for (const language of xmlFiles) formatCases(language, xml[language.id] ?? []);

describe('every format of XML', () => {
  for (const { id } of xmlFiles) it(`${id} has its cases`, () => assert.ok((xml[id]?.length ?? 0) >= 1));
  it('has places in any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'<>/!-="\'a b[]C?') });
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(4), (source, at, length) => {
        const start = Math.min(at, source.length);
        const range = { start, end: Math.min(start + length, source.length) };
        assert.ok(xmlPlaceAt(source, range).content.start <= source.length);
      }),
    );
  });
});

formatCases(markdown, [
  {
    title: 'reads the variable in a session',
    file: 'README.md',
    before: `\`\`\`console\n$ export K=${S}\n$ run\n\`\`\`\n`,
    after: '```console\n$ export K="$API_KEY"\n$ run\n```\n',
  },
  {
    title: 'turns single quotes of a command into double ones',
    file: 'README.md',
    before: `\`\`\`bash\ncurl -H 'Authorization: Bearer ${S}' x\n\`\`\`\n`,
    after: '```bash\ncurl -H "Authorization: Bearer $API_KEY" x\n```\n',
  },
  {
    title: 'puts a placeholder into other code',
    file: 'docs/a.mdx',
    before: `\`\`\`js\nconst k = "${S}";\n\`\`\`\n`,
    after: '```js\nconst k = "<YOUR_API_KEY>";\n```\n',
    stored: null,
  },
  {
    title: 'puts a placeholder that is shown into prose',
    file: 'README.md',
    before: `Use ${S} for tests.\n`,
    after: 'Use YOUR_API_KEY for tests.\n',
    stored: null,
  },
  {
    title: 'puts a placeholder into a code span',
    file: 'README.md',
    before: `Use \`key=${S}\` for tests.\n`,
    after: 'Use `key=<YOUR_API_KEY>` for tests.\n',
    stored: null,
  },
]);

formatCases(bicep, [
  {
    title: 'makes a default a secure parameter',
    file: 'main.bicep',
    before: `param location string = 'eu'\nparam password string = '${S}'\n`,
    after: "param location string = 'eu'\n@secure()\nparam password string\n",
    notes: /readEnvironmentVariable\('API_KEY'\)/,
  },
  {
    title: 'makes a variable a secure parameter',
    file: 'main.bicep',
    before: `var password = '${S}'\n`,
    after: '@secure()\nparam password string\n',
  },
  {
    title: 'keeps the decorator',
    file: 'main.bicep',
    before: `@secure()\nparam password string = '${S}'\n`,
    after: '@secure()\nparam password string\n',
  },
  {
    title: 'refers to a new parameter in a property',
    file: 'main.bicep',
    before: `targetScope = 'resourceGroup'\nparam location string\n\nresource s 'a@1' = {\n  properties: {\n    key: '${S}'\n  }\n}\n`,
    after:
      "targetScope = 'resourceGroup'\nparam location string\n\n@secure()\nparam apiKey string\n\nresource s 'a@1' = {\n  properties: {\n    key: apiKey\n  }\n}\n",
  },
  {
    title: 'refers in part of a text',
    file: 'main.bicep',
    before: `resource s 'a@1' = {\n  key: 'Server=x;Password=${S};'\n}\n`,
    after:
      "@secure()\nparam apiKey string\n\nresource s 'a@1' = {\n  key: 'Server=x;Password=${apiKey};'\n}\n",
  },
  {
    title: 'reads the environment in a parameter file',
    file: 'main.bicepparam',
    before: `using 'main.bicep'\nparam password = '${S}'\n`,
    after: "using 'main.bicep'\nparam password = readEnvironmentVariable('API_KEY')\n",
  },
  {
    title: 'refuses an output',
    file: 'main.bicep',
    before: `output o string = '${S}'\n`,
    after: /cannot take the place/,
  },
  {
    title: 'refuses several lines',
    file: 'main.bicep',
    before: `var a = '''\n${S}\n'''\n`,
    after: /one line/,
  },
  {
    title: 'empties a comment',
    file: 'main.bicep',
    before: `// ${S}\n`,
    after: '// <API_KEY>\n',
    stored: null,
  },
]);

const notebook = (lines: readonly string[], language = 'python'): string => {
  const gap = `\n${' '.repeat(4)}`;
  const source = lines.map((line) => JSON.stringify(line)).join(`,${gap}`);
  return `{\n "cells": [\n  {\n   "cell_type": "code",\n   "outputs": [],\n   "source": [${gap}${source}\n   ]\n  }\n ],\n "metadata": {"kernelspec": {"language": "${language}"}},\n "nbformat": 4\n}\n`;
};

formatCases(
  jupyter,
  [
    {
      title: 'reads the environment in a cell',
      file: 'a.ipynb',
      before: notebook(['import os\n', `key = '${S}'\n`, 'print(key)']),
      after: notebook(['import os\n', "key = os.environ['API_KEY']\n", 'print(key)']),
    },
    {
      title: 'imports what it needs and leaves the other lines as they are',
      file: 'a.ipynb',
      before: notebook([`key = '${S}'\n`, 'name = "h\\u00e9"']),
      after: notebook(['import os\n', '\n', "key = os.environ['API_KEY']\n", 'name = "h\\u00e9"']),
    },
    {
      title: 'rewrites a source that is one string',
      file: 'a.ipynb',
      before: `{"cells": [{"cell_type": "code", "source": "import os\\nkey = '${S}'\\n"}], "metadata": {}}`,
      after: `{"cells": [{"cell_type": "code", "source": "import os\\nkey = os.environ['API_KEY']\\n"}], "metadata": {}}`,
    },
    {
      title: 'takes a line out that sets the variable',
      file: 'a.ipynb',
      before: notebook(['%load_ext dotenv\n', `%env OPENAI_API_KEY=${S}\n`, 'run()']),
      after: notebook(['%load_ext dotenv\n', 'run()']),
      storedAs: 'OPENAI_API_KEY',
    },
    {
      title: 'empties an output',
      file: 'a.ipynb',
      before: `{"cells": [{"cell_type": "code", "source": [], "outputs": [{"text": ["key ${S}\\n"]}]}], "metadata": {}}`,
      after:
        '{"cells": [{"cell_type": "code", "source": [], "outputs": [{"text": ["key <API_KEY>\\n"]}]}], "metadata": {}}',
      stored: null,
    },
    {
      title: 'empties text',
      file: 'a.ipynb',
      before: `{"cells": [{"cell_type": "markdown", "source": ["use ${S}"]}], "metadata": {}}`,
      after: '{"cells": [{"cell_type": "markdown", "source": ["use <API_KEY>"]}], "metadata": {}}',
      stored: null,
    },
    {
      title: 'refuses another kernel',
      file: 'a.ipynb',
      before: notebook([`key <- '${S}'`], 'R'),
      after: /not Python/,
    },
  ],
  JSON.parse,
);
