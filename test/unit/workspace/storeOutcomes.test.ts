/** Every store and everything that can go wrong on the way into it, by what its own program says then. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunResult } from '../../../server/src/host.ts';
import { STORES, storeOf } from '../../../server/src/remediation/stores/index.ts';
import type { Problem } from '../../../server/src/remediation/stores/store.ts';
import { putSecret } from '../../../server/src/workspace/putSecret.ts';
import { type Answers, failed, fakeHost } from './storeHost.ts';

const VALUE = ['planted', 'value', '0123456789'].join('-');
const NAME = 'OPENAI_API_KEY';

/** What a program's error output means, and at which of the three steps it comes. */
type Said = readonly [step: 'signIn' | 'find' | 'put', output: string, problem: Problem];

interface Behaviour {
  /** Words in the arguments of each step. */
  readonly signIn: string;
  readonly find: string;
  readonly put: string;
  /** Answers of a store that has nothing yet. */
  readonly fresh: Answers;
  readonly said: readonly Said[];
  readonly disk?: Readonly<Record<string, string>>;
}

const ok = (stdout: string): RunResult => ({ code: 0, stdout, stderr: '' });
const AWS: readonly Said[] = [
  [
    'signIn',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'not-signed-in',
  ],
  ['signIn', 'Error loading SSO Token: Token for my-sso does not exist', 'not-signed-in'],
  ['signIn', 'The config profile (work) could not be found', 'not-signed-in'],
  [
    'signIn',
    'You must specify a region. You can also configure your region by running "aws configure".',
    'wrong-region',
  ],
  [
    'find',
    'Could not connect to the endpoint URL: "https://secretsmanager.eu-west-9.amazonaws.com/"',
    'wrong-region',
  ],
  ['find', 'Could not connect to the endpoint URL: "http://127.0.0.1:4566/"', 'unreachable'],
  [
    'put',
    'An error occurred (AccessDeniedException): User: arn:aws:iam::1:user/me is not authorized to perform: CreateSecret',
    'no-permission',
  ],
  [
    'put',
    'An error occurred (ValidationException) when calling the operation: Invalid name.',
    'name-refused',
  ],
];

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'aws-secrets-manager': {
    signIn: 'get-caller-identity',
    find: 'describe-secret',
    put: 'create-secret',
    fresh: [['describe-secret', failed(254, 'ResourceNotFoundException')]],
    said: [...AWS, ['put', 'An error occurred (ResourceExistsException)', 'exists']],
  },
  'aws-parameter-store': {
    signIn: 'get-caller-identity',
    find: 'describe-parameters',
    put: 'put-parameter',
    fresh: [['describe-parameters', ok('{"Parameters": []}')]],
    said: [...AWS, ['put', 'An error occurred (ParameterAlreadyExists)', 'exists']],
  },
  'google-secret-manager': {
    signIn: 'auth list',
    find: 'secrets describe',
    put: 'secrets create',
    fresh: [
      ['auth list', ok('me@example.invalid\n')],
      ['secrets describe', failed(1, 'ERROR: (gcloud.secrets.describe) NOT_FOUND: Secret not found')],
    ],
    said: [
      [
        'signIn',
        'You do not currently have an active account selected. Please run: $ gcloud auth login',
        'not-signed-in',
      ],
      ['find', 'The required property [project] is not currently set.', 'wrong-region'],
      [
        'put',
        "PERMISSION_DENIED: Permission 'secretmanager.secrets.create' denied on resource",
        'no-permission',
      ],
      ['put', 'ALREADY_EXISTS: Secret [projects/1/secrets/A] already exists.', 'exists'],
      ['put', 'INVALID_ARGUMENT: The provided Secret ID does not match the expected format', 'name-refused'],
      ['put', 'Failed to establish a new connection: [Errno -2]', 'unreachable'],
    ],
  },
  'azure-key-vault': {
    signIn: 'account show',
    find: 'secret show',
    put: 'secret set',
    fresh: [['secret show', failed(3, '(SecretNotFound) A secret with this name was not found')]],
    said: [
      ['signIn', "Please run 'az login' to setup account.", 'not-signed-in'],
      ['find', '(Forbidden) Caller is not authorized to perform action on resource.', 'no-permission'],
      [
        'find',
        "Failed to resolve 'nope.vault.azure.net' ([Errno -2] Name or service not known)",
        'wrong-region',
      ],
      [
        'put',
        '(Conflict) Secret A is in a deleted but recoverable state: ObjectIsDeletedButRecoverable',
        'exists',
      ],
      ['put', '(BadParameter) The request URI contains an invalid name', 'name-refused'],
      ['put', 'Max retries exceeded with url: /secrets', 'unreachable'],
    ],
  },
  vault: {
    signIn: 'token lookup',
    find: 'metadata get',
    put: 'kv put',
    fresh: [['metadata get', failed(2, 'No value found at secret/metadata/app/A')]],
    said: [
      [
        'signIn',
        'Error looking up token: URL: GET http://127.0.0.1/v1/auth/token/lookup-self Code: 403. Errors: * permission denied',
        'not-signed-in',
      ],
      ['signIn', 'dial tcp 127.0.0.1:8200: connect: connection refused', 'unreachable'],
      ['find', 'no handler for route "kv/metadata/app/A". route entry not found.', 'wrong-region'],
      ['put', 'Code: 403. Errors: * 1 error occurred: * permission denied', 'no-permission'],
      ['put', 'check-and-set parameter did not match the current version', 'exists'],
      ['put', 'Vault is sealed', 'unreachable'],
    ],
  },
  '1password': {
    signIn: 'whoami',
    find: 'item get',
    put: 'item create',
    fresh: [['item get', failed(1, '"A" isn\'t an item. Specify the item with its UUID, name, or domain.')]],
    said: [
      ['signIn', '[ERROR] account is not signed in', 'not-signed-in'],
      [
        'find',
        '[ERROR] "Work" isn\'t a vault in this account. Specify the vault with its ID or name.',
        'wrong-region',
      ],
      ['put', "[ERROR] You don't have permission to edit items in this vault", 'no-permission'],
      ['put', 'dial tcp: lookup my.1password.com: no such host', 'unreachable'],
    ],
  },
  doppler: {
    signIn: 'me --json',
    find: '--only-names',
    put: 'secrets set',
    fresh: [['--only-names', ok('{}')]],
    said: [
      ['signIn', 'Doppler Error: you must provide a token', 'not-signed-in'],
      ['find', 'Doppler Error: you must specify a project', 'wrong-region'],
      ['put', "Doppler Error: This token does not have access to requested project 'x'", 'no-permission'],
      ['put', 'Doppler Error: Invalid secret name', 'name-refused'],
      ['put', 'dial tcp: lookup api.doppler.com: no such host', 'unreachable'],
    ],
  },
  infisical: {
    signIn: 'login status',
    find: 'secrets get',
    put: 'secrets set',
    fresh: [['secrets get', ok(`[{"secretKey":"${NAME}","secretValue":"*not found*"}]`)]],
    said: [
      ['signIn', 'No valid login session found, please run infisical login', 'not-signed-in'],
      ['find', 'no project found: please run infisical init', 'wrong-region'],
      ['put', 'CallCreateSecretsV3: Unsuccessful response [status-code=403]', 'no-permission'],
      ['put', 'dial tcp: lookup app.infisical.com: no such host', 'unreachable'],
    ],
  },
  kubernetes: {
    signIn: 'auth can-i',
    find: 'get secret',
    put: 'create --filename',
    fresh: [['get secret', failed(1, 'Error from server (NotFound): secrets "a" not found')]],
    said: [
      ['signIn', 'error: You must be logged in to the server (Unauthorized)', 'not-signed-in'],
      ['signIn', 'no\n', 'no-permission'],
      ['signIn', 'error: current-context is not set', 'wrong-region'],
      [
        'find',
        'The connection to the server localhost:8080 was refused - did you specify the right host?',
        'unreachable',
      ],
      ['put', 'Error from server (Forbidden): User "me" cannot create resource "secrets"', 'no-permission'],
      ['put', 'Error from server (NotFound): namespaces "nope" not found', 'wrong-region'],
      ['put', 'Error from server (AlreadyExists): secrets "a" already exists', 'exists'],
      ['put', 'The Secret "A" is invalid: metadata.name: Invalid value', 'name-refused'],
    ],
  },
  'github-actions': {
    signIn: 'auth status',
    find: 'secret list',
    put: 'secret set',
    fresh: [['secret list', ok('')]],
    said: [
      ['signIn', 'You are not logged into any GitHub hosts. To log in, run: gh auth login', 'not-signed-in'],
      ['find', 'failed to run git: fatal: not a git repository', 'wrong-region'],
      ['put', 'HTTP 403: Resource not accessible by personal access token', 'no-permission'],
      ['put', 'HTTP 422: Secret names must not start with GITHUB_', 'name-refused'],
      ['put', 'error connecting to api.github.com', 'unreachable'],
    ],
  },
  'gitlab-ci': {
    signIn: 'auth status',
    find: 'variable list',
    put: 'variable set',
    fresh: [['variable list', ok('[]')]],
    said: [
      ['signIn', 'X gitlab.com: api call failed: 401 Unauthorized', 'not-signed-in'],
      ['find', '404 Project Not Found', 'wrong-region'],
      ['put', '403 Forbidden: insufficient_scope', 'no-permission'],
      ['put', '400 {message: {key: [(A) has already been taken]}}', 'exists'],
      ['put', '400 {message: {value: [is invalid]}}: the value cannot be masked', 'value-refused'],
      ['put', '400 {message: {key: [can contain only letters]}}', 'name-refused'],
      ['put', 'dial tcp: lookup gitlab.com: no such host', 'unreachable'],
    ],
  },
  dotenvx: {
    signIn: '',
    find: '',
    put: 'encrypt',
    fresh: [],
    said: [['put', 'an error of some kind', 'failed']],
    disk: { '/repo/.env': `DOTENV_PUBLIC_KEY="${'0'.repeat(66)}"\n` },
  },
  sops: {
    signIn: 'filestatus',
    find: '',
    put: 'set --value-stdin',
    fresh: [['filestatus', ok('{"encrypted":true}')]],
    said: [
      ['signIn', 'open secrets.enc.yaml: no such file or directory', 'not-signed-in'],
      ['put', 'Failed to get the data key required to decrypt the SOPS file.', 'not-signed-in'],
      ['put', 'open secrets.enc.yaml: permission denied', 'no-permission'],
    ],
    disk: { '/repo/secrets.enc.yaml': 'OTHER: ENC[x]\n' },
  },
  pass: {
    signIn: 'ls',
    find: 'ls app',
    put: 'insert',
    fresh: [['ls app', failed(1, 'Error: app is not in the password store.')]],
    said: [
      ['signIn', 'Error: password store is empty. Try "pass init".', 'not-signed-in'],
      ['put', 'gpg: me@example.invalid: skipped: No public key', 'no-permission'],
    ],
  },
};

/** Puts the value with these answers of the program; more particular words first. */
async function put(id: string, answers: Answers, installed = true) {
  const store = storeOf(id);
  assert.ok(store);
  const behaviour = BEHAVIOURS[id];
  const fake = fakeHost(answers, installed ? store.programs : [], behaviour?.disk);
  const outcome = await putSecret(fake.host, {
    store,
    name: store.nameOf(NAME),
    value: VALUE,
    settings: { vault: 'nope' },
    overwrite: false,
    folder: '/repo',
  });
  assert.ok(!JSON.stringify(outcome).includes(VALUE), 'the value stands in what is told');
  for (const { args, options } of fake.calls) {
    assert.ok(!args.join(' ').includes(VALUE), 'the value stands in an argument');
    assert.equal(options.env, undefined);
  }
  return { ...fake, outcome };
}

const problemOf = (outcome: Awaited<ReturnType<typeof putSecret>>): string =>
  outcome.ok ? 'stored' : outcome.problem;

/** Whether the value left for the program, by standard input or by a file. */
const hasLeft = ({ calls, files }: Awaited<ReturnType<typeof put>>): boolean =>
  files.size > 0 || calls.some(({ options }) => options.input?.includes(VALUE) === true);

for (const [id, { signIn, find, put: storing, fresh, said }] of Object.entries(BEHAVIOURS)) {
  describe(`what can go wrong with ${id}`, () => {
    it('is not installed: told where to get it, nothing has left', async () => {
      const done = await put(id, [], false);
      assert.equal(problemOf(done.outcome), 'not-installed');
      assert.ok(!done.outcome.ok && done.outcome.message.en.includes('https://'));
      assert.ok(!hasLeft(done));
    });

    it('takes too long, or is killed half-way', async () => {
      const done = await put(id, [[storing, { code: null, stdout: '', stderr: '' }], ...fresh]);
      assert.equal(problemOf(done.outcome), 'timed-out');
      if (done.files.size > 0) assert.deepEqual(done.removed, ['/private']);
    });

    it('accepts the value and does not list it', async () => {
      assert.equal(problemOf((await put(id, fresh)).outcome), 'not-confirmed');
    });

    it('takes no failure of a look-up for a name that is free', async (t) => {
      if (find === '') return t.skip('it looks into a file of the project');
      const done = await put(id, [
        [find, failed(1, 'something new')],
        ...fresh.filter(([words]) => words !== find),
      ]);
      assert.equal(problemOf(done.outcome), 'failed');
      assert.ok(!hasLeft(done));
    });

    for (const [step, output, problem] of said) {
      it(`says "${output.trim().slice(0, 60)}": ${problem}`, async () => {
        const words = { signIn, find, put: storing }[step];
        const answers: Answers = [
          [words, /^no\s*$/.test(output) ? failed(1, '', output) : failed(1, output)],
          ...fresh.filter(([known]) => known !== words),
        ];
        const done = await put(id, step === 'signIn' && words === find ? answers : answers);
        assert.equal(problemOf(done.outcome), problem);
        assert.ok(!done.outcome.ok && /[ぁ-ん]/.test(done.outcome.message.ja));
        if (step !== 'put') assert.ok(!hasLeft(done), 'the value left before the store was known to take it');
      });
    }
  });
}

it('knows the behaviour of every store that has a way in', () => {
  const known = STORES.filter(({ access }) => access !== undefined && !('api' in access));
  assert.deepEqual(
    known.map(({ id }) => id).filter((id) => BEHAVIOURS[id] === undefined),
    [],
  );
});
