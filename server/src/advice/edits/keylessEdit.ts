/**
 * The first piece of advice as an edit: the credential arguments of a plain call of a known SDK go, and nothing else.
 * Where the file does not prove the SDK, or the call is not plain, there is none: no edit beats a broken program.
 */
import type { Text } from '../../detection/types.ts';
import { dockerfile } from '../../remediation/languages/dockerfile.ts';
import { documentPath } from '../../remediation/languages/documentPath.ts';
import { dockerfileKeys } from '../manifests/containers.ts';
import { manifest } from '../manifests/offers.ts';
import { editTitle, leftToDo, type SetupId } from '../setup/setup.ts';
import { pipeline } from '../workflows/offers.ts';
import { awsCsharp, awsGo, awsJava, awsRust } from './awsArguments.ts';
import { awsPhp, awsPython, awsRuby, awsScript } from './awsOptions.ts';
import {
  azureCsharp,
  azureGo,
  azureOpenAiPython,
  azureOpenAiScript,
  azurePython,
  azureScript,
} from './azureCredential.ts';
import { azureDataCsharp, azureDataJava, azureDataPython, azureDataScript } from './azureData.ts';
import { CDK_PYTHON, CDK_SCRIPT } from './cdk.ts';
import { type Inlined, inlineConstants } from './constants.ts';
import { azureSqlCsharp, azureSqlJava, azureSqlPython } from './databaseSignIn.ts';
import { azureSqlScript, databasePython, databaseScript } from './databaseTokens.ts';
import { googleGo, googleJava, googlePython } from './googleCalls.ts';
import { googleScript } from './googleOptions.ts';
import { terraform } from './terraform.ts';
import { databricksPython, vaultGo, vaultPython, vaultScript } from './tokenOptions.ts';
import type { Change, EditRequest, Finder, KeylessEdit } from './types.ts';

/** An edit with its words. */
export interface KeylessFix {
  readonly setup: SetupId;
  readonly title: Text;
  readonly changes: readonly Change[];
  /** What has to be set up outside, and that the key has to be revoked. */
  readonly notes: readonly Text[];
}

const SCRIPT = [
  awsScript,
  googleScript,
  azureScript,
  azureDataScript,
  databaseScript,
  azureSqlScript,
  azureOpenAiScript,
  vaultScript,
  ...CDK_SCRIPT,
];

/** By the ending of the file's name. */
const FINDERS: Readonly<Record<string, readonly Finder[]>> = {
  ...Object.fromEntries(['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].map((end) => [end, SCRIPT])),
  py: [
    awsPython,
    googlePython,
    azurePython,
    azureOpenAiPython,
    azureDataPython,
    databasePython,
    azureSqlPython,
    vaultPython,
    databricksPython,
    ...CDK_PYTHON,
  ],
  go: [awsGo, googleGo, azureGo, vaultGo],
  java: [awsJava, googleJava, azureDataJava, azureSqlJava],
  cs: [awsCsharp, azureCsharp, azureDataCsharp, azureSqlCsharp],
  rs: [awsRust],
  php: [awsPhp],
  rb: [awsRuby],
  tf: [terraform],
  tofu: [terraform],
  yml: [pipeline, manifest],
  yaml: [pipeline, manifest],
  template: [manifest],
  dockerfile: [dockerfileKeys],
};

/** The same by the editor's language id, for a document without an ending. */
const ENDINGS: Readonly<Record<string, string>> = {
  javascript: 'js',
  javascriptreact: 'js',
  typescript: 'ts',
  typescriptreact: 'ts',
  python: 'py',
  go: 'go',
  java: 'java',
  csharp: 'cs',
  rust: 'rs',
  php: 'php',
  ruby: 'rb',
  terraform: 'tf',
  'github-actions-workflow': 'yml',
  yaml: 'yml',
  dockercompose: 'yml',
};

/** Beyond this a document is no program that a person keeps; the look at it would cost more than it gives. */
const MAX_LENGTH = 1_000_000;

/** @returns the edit for the credential at a place, if its surroundings show a keyless way plainly. */
export function keylessFixOf(request: EditRequest): KeylessFix | undefined {
  if (request.text.length > MAX_LENGTH) return undefined;
  const ending = dockerfile.matches(request)
    ? 'dockerfile'
    : (/\.(\w+)$/.exec(documentPath(request).name)?.[1]?.toLowerCase() ?? '');
  const kind = Object.hasOwn(FINDERS, ending) ? ending : (ENDINGS[request.languageId] ?? '');
  const finders = FINDERS[kind] ?? [];
  if (finders.length === 0) return undefined;
  const edit = editOf(finders, request, inlineConstants(request, kind));
  if (edit === undefined) return undefined;
  const { setup, changes, namesPermissions = false } = edit;
  return { setup, title: editTitle(setup), changes, notes: leftToDo(setup, namesPermissions) };
}

/**
 * With its constants in their places first, since an edit of the call alone would leave them behind; but what can be
 * mended where the constant itself stands stays there.
 */
function editOf(
  finders: readonly Finder[],
  request: EditRequest,
  inlined: Inlined | undefined,
): KeylessEdit | undefined {
  if (inlined === undefined) return firstOf(finders, request);
  return inlined.isConstant
    ? (firstOf(finders, request) ?? withConstants(finders, inlined))
    : (withConstants(finders, inlined) ?? firstOf(finders, request));
}

function withConstants(finders: readonly Finder[], { request, back }: Inlined): KeylessEdit | undefined {
  const found = firstOf(finders, request);
  return found && back(found);
}

function firstOf(finders: readonly Finder[], request: EditRequest): KeylessEdit | undefined {
  for (const find of finders) {
    const edit = find(request);
    if (edit !== undefined) return edit;
  }
  return undefined;
}
