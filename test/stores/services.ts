/**
 * Real secrets managers for tests: those whose programs are on this machine are started on loopback, with a home of
 * their own; the others say what is missing.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Text } from '../../server/src/detection/types.ts';
import { makeCertificate } from './loopback/certificate.ts';
import { LOOPBACKS } from './loopback/index.ts';
import { type Given, keptFile } from './loopback/server.ts';
import { has, PATH, SDKS } from './parts.ts';

/** A running store as a program sees it. */
export interface Service {
  /** Environment of its client program. */
  readonly env: Readonly<Record<string, string>>;
  /** Folder in which the client program runs. */
  readonly folder: string;
  /** The stored value, read by the manager's own program. */
  read(name: string): string;
  /** Settles when its server, where it has one of its own, has ended. */
  readonly ended?: Promise<unknown>;
  /** Kills that server; what it held is lost, the folder stays. */
  kill?(): void;
  stop(): void;
}

/** Starts a service, or says which program is missing. */
export type Start = () => Promise<Service | { readonly missing: string }>;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits until the address answers, for at most 30 seconds. */
async function answering(url: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(50)) {
    if (server.exitCode !== null) throw new Error(`the server behind ${url} ended with ${server.exitCode}`);
    const ready = await fetch(url).then(
      () => true,
      () => false,
    );
    if (ready) return;
  }
  throw new Error(`nothing answered at ${url}`);
}

const home = (): string => mkdtempSync(join(tmpdir(), 'kagimori-store-'));

function reader(env: Readonly<Record<string, string>>, cwd: string) {
  return (program: string, args: readonly string[]): string =>
    execFileSync(program, args, {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
}

/** moto's server answers for AWS; the client is the real `aws`. */
const aws =
  (read: (name: string) => readonly string[]): Start =>
  async () => {
    if (!has('moto_server') || !has('aws')) return { missing: 'moto_server and aws' };
    const python = { PATH, PYTHONPATH: SDKS.python };
    const port = await freePort();
    const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore',
      env: { ...process.env, ...python },
    });
    await answering(`http://127.0.0.1:${port}/moto-api/`, server);
    const folder = home();
    const env = {
      ...python,
      HOME: folder,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    };
    const run = reader(env, folder);
    return {
      env,
      folder,
      read: (name) => run('aws', [...read(name), '--output', 'text']).replace(/\n$/, ''),
      ended: once(server, 'exit'),
      kill: () => server.kill('SIGKILL'),
      stop() {
        server.kill('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };

/** OpenBao or Vault in development mode: in memory, KV version 2 at `secret/`. */
const vault: Start = async () => {
  const program = ['bao', 'vault'].find(has);
  if (program === undefined) return { missing: 'bao or vault' };
  const port = await freePort();
  const folder = home();
  const env = { PATH, HOME: folder, VAULT_ADDR: `http://127.0.0.1:${port}`, VAULT_TOKEN: 'root' };
  const options = [
    '-dev',
    '-dev-root-token-id=root',
    `-dev-listen-address=127.0.0.1:${port}`,
    '-dev-no-store-token',
  ];
  const server = spawn(program, ['server', ...options], { stdio: 'ignore', env: { ...process.env, ...env } });
  await answering(`${env.VAULT_ADDR}/v1/sys/health`, server);
  const both = { ...env, BAO_ADDR: env.VAULT_ADDR, BAO_TOKEN: 'root' };
  const run = reader(both, folder);
  return {
    env: both,
    folder,
    read: (name) => run(program, ['kv', 'get', '-mount=secret', '-field=value', name]).replace(/\n$/, ''),
    ended: once(server, 'exit'),
    kill: () => server.kill('SIGKILL'),
    stop() {
      server.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const pass: Start = async () => {
  if (!has('pass') || !has('gpg')) return { missing: 'pass and gpg' };
  const folder = home();
  const gnupg = join(folder, 'gnupg');
  mkdirSync(gnupg, { mode: 0o700 });
  const env = { PATH, HOME: folder, GNUPGHOME: gnupg, PASSWORD_STORE_DIR: join(folder, 'store') };
  const run = reader(env, folder);
  run('gpg', ['--batch', '--quiet', '--passphrase', '', '--quick-gen-key', 'kagimori@example.invalid']);
  run('pass', ['init', 'kagimori@example.invalid']);
  return {
    env,
    folder,
    read: (name) => run('pass', ['show', name]),
    stop() {
      run('gpgconf', ['--kill', 'gpg-agent']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const sops: Start = async () => {
  if (!has('sops') || !has('age-keygen')) return { missing: 'sops and age-keygen' };
  const folder = home();
  const keys = join(folder, 'keys.txt');
  const env = { PATH, HOME: folder, SOPS_AGE_KEY_FILE: keys };
  const run = reader(env, folder);
  run('age-keygen', ['-o', keys]);
  const recipient = run('age-keygen', ['-y', keys]).trim();
  writeFileSync(join(folder, '.sops.yaml'), `creation_rules:\n  - age: ${recipient}\n`);
  const file = join(folder, 'secrets.enc.yaml');
  writeFileSync(file, 'FIRST: entry\n');
  run('sops', ['encrypt', '--in-place', file]);
  return {
    env,
    folder,
    read: (name) => run('sops', ['decrypt', '--extract', `["${name}"]`, file]),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const dotenvx: Start = async () => {
  if (!has('dotenvx')) return { missing: 'dotenvx' };
  const folder = home();
  const env = { PATH, HOME: folder };
  const run = reader(env, folder);
  writeFileSync(join(folder, '.env'), 'FIRST="entry"\n');
  run('dotenvx', ['encrypt']);
  return {
    env,
    folder,
    read: (name) => run('dotenvx', ['get', name]).replace(/\n$/, ''),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** What makes programs, those of Node and others, trust an authority. */
const trusting = (authority: string) => ({ NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: authority });

/**
 * The manager's own program, or our own client of its API, before a server that speaks that API on loopback.
 * @param dies whether the server ends, as if killed, when the first value arrives
 */
const loopback =
  (id: string, dies = false): Start =>
  async () => {
    const service = LOOPBACKS[id];
    assert.ok(service);
    const hasProgram = has(service.program);
    if (!hasProgram && service.byApi !== true) return { missing: service.program };
    const lacks = service.tls === true && !has('openssl') ? 'openssl' : service.missing?.();
    if (lacks !== undefined) return { missing: lacks };
    const canRead = service.canRead?.() ?? hasProgram;
    const folder = home();
    const credentials = service.credentials?.() ?? {};
    const certificate = service.tls === true ? makeCertificate(folder) : undefined;
    const server = spawn(process.execPath, [join(import.meta.dirname, 'loopback/server.ts'), id], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const given: Given = { folder, credentials, dies, ...(certificate && { certificate }) };
    server.stdin.end(JSON.stringify(given));
    const [port] = await createInterface({ input: server.stdout })
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [String(value)]);
    const origin = `http${certificate === undefined ? '' : 's'}://127.0.0.1:${port}`;
    for (const [name, text] of Object.entries(service.files?.(origin) ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    }
    const env = {
      PATH,
      ...(certificate && trusting(certificate.authority)),
      ...service.env(origin, folder, credentials),
    };
    const run = reader(env, folder);
    service.prepare?.(run, folder);
    return {
      env,
      folder,
      ended: once(server, 'exit'),
      read(name) {
        const kept = readFileSync(keptFile(folder, name), 'utf8');
        if (canRead && service.read !== undefined) assert.equal(service.read(name, run), kept);
        return kept;
      },
      stop() {
        server.kill('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };

/** A program that only records how it was called; see `standInProgram.mjs`. `entry` names what it keeps. */
const standIn =
  (program: string, entry: (name: string) => string = (name) => name): Start =>
  async () => {
    const folder = home();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(join(import.meta.dirname, 'standInProgram.mjs'), join(bin, program));
    return {
      env: { PATH: [bin, PATH].join(delimiter), HOME: folder, STAND_IN_FOLDER: folder },
      folder,
      read: (name) => readFileSync(join(folder, `entry-${encodeURIComponent(entry(name))}`), 'utf8'),
      stop: () => rmSync(folder, { recursive: true, force: true }),
    };
  };

/** Stores whose service cannot run on one machine alone, by id: what is tested is how their program is called. */
export const STAND_INS: Readonly<Record<string, Start>> = {
  'google-secret-manager': standIn('gcloud'),
  'azure-key-vault': standIn('az'),
  '1password': standIn('op'),
  doppler: standIn('doppler'),
  infisical: standIn('infisical'),
  kubernetes: standIn('kubectl', (name) => name.slice(0, name.indexOf('/'))),
  'github-actions': standIn('gh'),
  'gitlab-ci': standIn('glab'),
};

/** Stores whose API a server of this project speaks on loopback, by id. */
export const BEFORE_LOOPBACK: Readonly<Record<string, Start>> = Object.fromEntries(
  Object.keys(LOOPBACKS).map((id) => [id, loopback(id)]),
);

/** The same, with a server that is killed when a value is on its way. */
export const KILLED_HALF_WAY: Readonly<Record<string, Start>> = Object.fromEntries(
  Object.keys(LOOPBACKS).map((id) => [id, loopback(id, true)]),
);

/** By store id. */
export const SERVICES: Readonly<Record<string, Start>> = {
  'aws-secrets-manager': aws((name) => [
    ...['secretsmanager', 'get-secret-value', '--secret-id', name],
    ...['--query', 'SecretString'],
  ]),
  'aws-parameter-store': aws((name) => [
    ...['ssm', 'get-parameter', '--with-decryption', '--name', name],
    ...['--query', 'Parameter.Value'],
  ]),
  vault,
  pass,
  sops,
  dotenvx,
};

/** What stands behind the services that really run, in words. */
export const TESTED_WITH: Readonly<Record<string, Text>> = {
  'aws-secrets-manager': { en: 'moto and the `aws` program', ja: 'moto と `aws` コマンド' },
  'aws-parameter-store': { en: 'moto and the `aws` program', ja: 'moto と `aws` コマンド' },
  vault: { en: 'OpenBao', ja: 'OpenBao' },
  pass: { en: 'pass and GnuPG', ja: 'pass と GnuPG' },
  sops: { en: 'SOPS and age', ja: 'SOPS と age' },
  dotenvx: { en: 'dotenvx', ja: 'dotenvx' },
};
