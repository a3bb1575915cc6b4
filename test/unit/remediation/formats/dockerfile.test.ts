import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dockerfile } from '../../../../server/src/remediation/languages/dockerfile.ts';
import { dockerInstructions } from '../../../../server/src/remediation/syntax/dockerInstructions.ts';
import { formatCases } from './formatCase.ts';

const file = 'Dockerfile';
const mount = (name: string): string => `--mount=type=secret,id=${name},env=${name},required=true`;
const syntax = '# syntax=docker/dockerfile:1\n';

formatCases(dockerfile, [
  {
    title: 'takes a value of the running container out',
    file,
    before: 'FROM node\nENV PORT=80\nENV STRIPE_KEY=«hunter2»\nCMD ["node", "x"]\n',
    after: 'FROM node\nENV PORT=80\nCMD ["node", "x"]\n',
    storedAs: 'STRIPE_KEY',
    notes: /docker run --env-file/,
  },
  {
    title: 'takes the old form out',
    file,
    before: 'FROM node\nENV STRIPE_KEY «hunter2»\n',
    after: 'FROM node\n',
    storedAs: 'STRIPE_KEY',
  },
  {
    title: 'takes one pair of several lines out',
    file,
    before: 'FROM node\nENV A=1 \\\n    KEY="«hunter2»" \\\n    B=2\n',
    after: 'FROM node\nENV A=1 \\\n    B=2\n',
    storedAs: 'KEY',
  },
  {
    title: 'takes the first pair out',
    file,
    before: 'FROM node\nENV KEY=«hunter2» B=2\n',
    after: 'FROM node\nENV B=2\n',
    storedAs: 'KEY',
  },
  {
    title: 'mounts the argument of a build where it is read',
    file,
    before: 'FROM node\nARG NPM_TOKEN=«hunter2»\nRUN echo x\nRUN npm config set t=$NPM_TOKEN && npm ci\n',
    after: `${syntax}FROM node\nRUN echo x\nRUN ${mount('NPM_TOKEN')} npm config set t=$NPM_TOKEN && npm ci\n`,
    storedAs: 'NPM_TOKEN',
    notes: /docker build --secret id=NPM_TOKEN/,
  },
  {
    title: 'mounts an argument that only programs read in all steps of its stage',
    file,
    before:
      'FROM node AS build\nARG NPM_TOKEN=«hunter2»\nRUN npm ci\nRUN ["npm", "test"]\nFROM node\nRUN ls\n',
    after: `${syntax}FROM node AS build\nRUN ${mount('NPM_TOKEN')} npm ci\nRUN ${mount('NPM_TOKEN')} ["npm", "test"]\nFROM node\nRUN ls\n`,
    storedAs: 'NPM_TOKEN',
  },
  {
    title: 'mounts the environment in a stage that is built on its own',
    file,
    before: 'FROM node AS base\nENV KEY=«hunter2»\nFROM alpine\nRUN echo $KEY\nFROM base\nRUN use "${KEY}"\n',
    after: `${syntax}FROM node AS base\nFROM alpine\nRUN echo $KEY\nFROM base\nRUN ${mount('KEY')} use "\${KEY}"\n`,
    storedAs: 'KEY',
  },
  {
    title: 'reads a variable in a step',
    file,
    before:
      'FROM node\nRUN apt-get update && \\\n    # a comment that isn\'t seen\n    curl -H "Authorization: Bearer «hunter2»" x\n',
    after: `${syntax}FROM node\nRUN ${mount('API_KEY')} apt-get update && \\\n    # a comment that isn't seen\n    curl -H "Authorization: Bearer $API_KEY" x\n`,
  },
  {
    title: 'reads a variable in a script of its own',
    file,
    before: `# syntax=docker/dockerfile:1.4\nFROM node\nRUN <<EOF\nset -e\nlogin '«hunter2»'\nEOF\nCMD x\n`,
    after: `# syntax=docker/dockerfile:1\nFROM node\nRUN ${mount('API_KEY')} <<EOF\nset -e\nlogin "$API_KEY"\nEOF\nCMD x\n`,
  },
  {
    title: 'keeps other mounts and the version of the syntax',
    file,
    before: '# syntax=docker/dockerfile:1\nFROM node\nRUN --mount=type=cache,target=/x login «hunter2»\n',
    after: `# syntax=docker/dockerfile:1\nFROM node\nRUN ${mount('API_KEY')} --mount=type=cache,target=/x login "$API_KEY"\n`,
  },
  {
    title: 'reads the environment of a start in shell form',
    file,
    before: 'FROM node\nCMD serve --key=«hunter2»\n',
    after: 'FROM node\nCMD serve --key="$API_KEY"\n',
  },
  {
    title: 'refuses a start in JSON form',
    file,
    before: 'FROM node\nCMD ["serve", "«hunter2»"]\n',
    after: /JSON form/,
  },
  {
    title: 'refuses a step in JSON form',
    file,
    before: 'FROM node\nRUN ["login", "«hunter2»"]\n',
    after: /JSON form/,
  },
  { title: 'refuses a label', file, before: 'FROM node\nLABEL key=«hunter2»\n', after: /into the image/ },
  {
    title: 'refuses an argument that becomes part of the image',
    file,
    before: 'FROM node\nARG KEY=«hunter2»\nENV KEY=$KEY\n',
    after: /Another instruction/,
  },
  {
    title: 'refuses an argument of all stages',
    file,
    before: 'ARG KEY=«hunter2»\nFROM x/$KEY\n',
    after: /docker login/,
  },
  { title: 'refuses escapes', file, before: 'FROM node\nENV KEY=«hun\\ ter2»\n', after: /escapes/ },
  { title: 'refuses Windows', file, before: '# escape=`\nFROM w\nRUN login «hunter2»\n', after: /Windows/ },
  {
    title: 'refuses a file that is written',
    file,
    before: 'FROM x\nCOPY <<EOF /a\nk=«hunter2»\nEOF\n',
    after: /into the image/,
  },
  {
    title: 'empties a comment',
    file: 'api.Dockerfile',
    before: 'FROM node\n# ENV KEY=«hunter2»\nRUN ls\n',
    after: 'FROM node\n# ENV KEY=<API_KEY>\nRUN ls\n',
    stored: null,
  },
]);

describe('the instructions of a Dockerfile', () => {
  it('are told from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'RUN ENV\\\n#<EOF"\'=A\r') }), (text) => {
        let last = 0;
        for (const { range } of dockerInstructions(text)) {
          assert.ok(last <= range.start && range.start <= range.end && range.end <= text.length);
          last = range.end;
        }
      }),
    );
  });
});
