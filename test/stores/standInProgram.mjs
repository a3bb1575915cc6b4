#!/usr/bin/env node
// Stands in for the client programs of managers that cannot run on this machine. It knows of each the calls that
// Kagimori makes, keeps what it is given in a folder, and writes down how it was called.
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const program = basename(process.argv[1]);
const args = process.argv.slice(2);
const folder = process.env.STAND_IN_FOLDER;
const input = args.includes('--version') ? '' : readFileSync(0, 'utf8');
appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify({ program, args })}\n`);

const fileOf = (name) => join(folder, `entry-${encodeURIComponent(name)}`);
const keep = (name, value) => writeFileSync(fileOf(name), value);
const names = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('entry-'))
    .map((name) => decodeURIComponent(name.slice(6)));
const after = (word) => args[args.indexOf(word) + 1];
const starts = (...words) => words.every((word, index) => args[index] === word);
const end = (code, stdout = '', stderr = '') => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exit(code);
};
const found = (name, missing) => (existsSync(fileOf(name)) ? end(0, name) : end(1, '', missing));

/** By program: the calls that it answers. An unknown call is an error, as it would be for the real one. */
const PROGRAMS = {
  gcloud() {
    if (starts('auth', 'list')) end(0, 'me@example.invalid\n');
    if (starts('secrets', 'describe')) found(args[2], 'NOT_FOUND: Secret not found');
    if (starts('secrets', 'create')) end(keep(args[2], input) ?? 0);
    if (starts('secrets', 'versions', 'add')) end(keep(args[3], input) ?? 0);
  },
  az() {
    if (starts('account', 'show')) end(0);
    if (starts('keyvault', 'secret', 'show')) found(after('--name'), 'SecretNotFound');
    if (starts('keyvault', 'secret', 'set'))
      end(keep(after('--name'), readFileSync(after('--file'), 'utf8')) ?? 0);
  },
  op() {
    if (starts('whoami')) end(0, '{}');
    if (starts('item', 'get')) found(args[2], "isn't an item");
    const value = () => JSON.parse(input).fields[0].value;
    if (starts('item', 'create')) end(keep(JSON.parse(input).title, value()) ?? 0);
    if (starts('item', 'edit')) end(keep(args[2], value()) ?? 0);
  },
  doppler() {
    if (starts('me')) end(0, '{}');
    if (starts('secrets', 'set')) end(keep(args[2], input) ?? 0);
    if (starts('secrets')) end(0, JSON.stringify(Object.fromEntries(names().map((name) => [name, {}]))));
  },
  infisical() {
    if (starts('login', 'status')) end(0);
    if (starts('secrets', 'get'))
      end(
        0,
        JSON.stringify([
          { secretKey: args[2], secretValue: existsSync(fileOf(args[2])) ? 'shown' : '*not found*' },
        ]),
      );
    if (starts('secrets', 'set')) {
      const [, name, value] = /^(\w+)='(.*)'\n$/s.exec(readFileSync(args[2].slice('--file='.length), 'utf8'));
      end(keep(name, value) ?? 0);
    }
  },
  kubectl() {
    const text = (object) => Object.entries(object.stringData)[0];
    if (starts('auth', 'can-i')) end(0, 'yes\n');
    if (starts('get', 'secret')) found(args[2], 'Error from server (NotFound)');
    if (starts('create')) {
      const object = JSON.parse(input);
      end(keep(object.metadata.name, text(object)[1]) ?? 0);
    }
    if (starts('patch', 'secret')) {
      const path = args.find((arg) => arg.startsWith('--patch-file=')).slice('--patch-file='.length);
      end(keep(args[2], text(JSON.parse(readFileSync(path, 'utf8')))[1]) ?? 0);
    }
  },
  gh() {
    if (starts('auth', 'status')) end(0);
    if (starts('secret', 'list'))
      end(
        0,
        names()
          .map((name) => `${name.toUpperCase()}\tabout 1 hour ago\n`)
          .join(''),
      );
    // The real one trims line ends.
    if (starts('secret', 'set')) end(keep(args[2], input.replace(/[\r\n]+$/, '')) ?? 0);
  },
  glab() {
    if (starts('auth', 'status')) end(0);
    if (starts('variable', 'list')) end(0, JSON.stringify(names().map((key) => ({ key }))));
    if (starts('variable', 'set') && existsSync(fileOf(args[2])))
      end(1, '', '400: (key) has already been taken');
    if (starts('variable', 'set') || starts('variable', 'update')) end(keep(args[2], input) ?? 0);
  },
};

if (args[0] === '--version') end(0, `${program} stand-in\n`);
PROGRAMS[program]();
end(2, '', `unknown command: ${args.slice(0, 3).join(' ')}`);
