/**
 * Terraform and OpenTofu. A literal becomes a sensitive variable that TF_VAR_name fills; credentials of a provider leave
 * its block, because the provider reads its own variables.
 * Facts: developer.hashicorp.com, "Manage sensitive data", "Environment variables: TF_VAR_name"; the providers' own pages.
 */

import type { DocumentEdit, FileCreation, ProjectFile } from '../plan.ts';
import { replaceAttributeLine } from '../syntax/hclAlignment.ts';
import { type HclPlace, hclPlaceAt } from '../syntax/hclPlace.ts';
import { lineBreakOf, lineStart } from '../syntax/places.ts';
import type { Splice } from '../syntax/yamlPlace.ts';
import { documentPath } from './documentPath.ts';
import type { Language, RewriteOutcome, RewriteRequest } from './language.ts';
import { loadBefore } from './notes.ts';
import { refuse, removed, rewritten } from './outcome.ts';

/** What providers read by themselves, by provider and argument. */
const PROVIDER_VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws: { access_key: 'AWS_ACCESS_KEY_ID', secret_key: 'AWS_SECRET_ACCESS_KEY', token: 'AWS_SESSION_TOKEN' },
  azurerm: { client_secret: 'ARM_CLIENT_SECRET', client_id: 'ARM_CLIENT_ID' },
  azuread: { client_secret: 'ARM_CLIENT_SECRET', client_id: 'ARM_CLIENT_ID' },
  cloudflare: { api_token: 'CLOUDFLARE_API_TOKEN', api_key: 'CLOUDFLARE_API_KEY' },
  datadog: { api_key: 'DD_API_KEY', app_key: 'DD_APP_KEY' },
  digitalocean: { token: 'DIGITALOCEAN_TOKEN' },
  fastly: { api_key: 'FASTLY_API_KEY' },
  github: { token: 'GITHUB_TOKEN' },
  gitlab: { token: 'GITLAB_TOKEN' },
  grafana: { auth: 'GRAFANA_AUTH' },
  hcloud: { token: 'HCLOUD_TOKEN' },
  heroku: { api_key: 'HEROKU_API_KEY' },
  linode: { token: 'LINODE_TOKEN' },
  newrelic: { api_key: 'NEW_RELIC_API_KEY' },
  pagerduty: { token: 'PAGERDUTY_TOKEN' },
  vault: { token: 'VAULT_TOKEN' },
};

export const terraform: Language = {
  id: 'terraform',
  matches: (document) =>
    /^(terraform|terraform-vars|opentofu|opentofu-vars)$/.test(document.languageId) ||
    /\.(tf|tofu|tfvars)$/i.test(documentPath(document).name),
  demandedName(request) {
    const way = wayOf(request);
    if (way.kind === 'provider') return way.name;
    if (way.kind === 'default' || way.kind === 'assignment') return `TF_VAR_${way.name}`;
    return way.kind === 'variable' ? `TF_VAR_${freeVariable(request)}` : undefined;
  },
  rewrite(request) {
    const way = wayOf(request);
    if (way.kind === 'comment') return removed(request);
    if (way.kind === 'refuse') return refuse(...way.reason);
    return WAYS[way.kind](request, way.place);
  },
};

type Way =
  | { readonly kind: 'comment' }
  | { readonly kind: 'refuse'; readonly reason: readonly [en: string, ja: string] }
  | { readonly kind: 'provider' | 'default' | 'assignment'; readonly name: string; readonly place: HclPlace }
  | { readonly kind: 'variable'; readonly place: HclPlace };

/** How a value leaves its place, by where it stands. */
export function wayOf({ document, range }: RewriteRequest): Way {
  const { text } = document;
  const place = hclPlaceAt(text, range);
  const [attribute = ''] = place.attributes;
  const [type = '', label = ''] = place.blocks[0]?.words ?? [];
  const direct = place.blocks.length === 1 && place.attributes.length === 1;
  if (place.kind === 'comment') return { kind: 'comment' };
  if (place.kind === 'code') return { kind: 'refuse', reason: NO_LITERAL };
  if (place.kind === 'string' && /\\/.test(place.before + text.slice(range.start, range.end)))
    return { kind: 'refuse', reason: ESCAPES };
  if (/\.tfvars$/i.test(documentPath(document).name) || document.languageId.endsWith('-vars')) {
    const whole = isWholeString(place) && place.attributes.length === 1 && place.blocks.length === 0;
    return whole ? { kind: 'assignment', name: attribute, place } : { kind: 'refuse', reason: NESTED };
  }
  if (type === '' || type === 'terraform') return { kind: 'refuse', reason: SETTINGS };
  if (type === 'variable') {
    return direct && attribute === 'default' && isWholeString(place)
      ? { kind: 'default', name: label, place }
      : { kind: 'refuse', reason: NESTED };
  }
  if (type === 'module' && /^(source|version)$/.test(attribute)) return { kind: 'refuse', reason: SETTINGS };
  if (/^(for_each|count|depends_on)$/.test(attribute)) return { kind: 'refuse', reason: SETTINGS };
  if (place.blocks.some(({ words }) => words[0] === 'lifecycle')) return { kind: 'refuse', reason: SETTINGS };
  if (/^\s*=(?!=)/.test(text.slice(place.token.end, place.token.end + 20)))
    return { kind: 'refuse', reason: NO_LITERAL };
  const own = type === 'provider' ? PROVIDER_VARIABLES[label]?.[attribute] : undefined;
  const once =
    (text.match(new RegExp(`^[ \\t]*provider[ \\t]+"${label.replace(/\W/g, '')}"`, 'gm')) ?? []).length === 1;
  if (own !== undefined && direct && once && isWholeString(place))
    return { kind: 'provider', name: own, place };
  return { kind: 'variable', place };
}

export const isWholeString = ({ kind, before, after }: HclPlace): boolean =>
  kind === 'string' && before === '' && after === '';

type Move = (request: RewriteRequest, place: HclPlace) => RewriteOutcome;

const WAYS: Readonly<Record<'provider' | 'default' | 'assignment' | 'variable', Move>> = {
  provider: (request, place) => {
    const changes = changeLine(request.document.text, place);
    if (changes === undefined) return refuse(...NESTED);
    return rewritten({ changes, stored: sourceOf(request), notes: [loadBefore('terraform plan')] });
  },
  assignment: (request, place) => {
    const changes = changeLine(request.document.text, place);
    if (changes === undefined) return refuse(...NESTED);
    return rewritten({ changes, stored: sourceOf(request), notes: [loadBefore('terraform plan')] });
  },
  default: (request, place) => {
    const { text } = request.document;
    const block = place.blocks[0];
    const body = block === undefined ? '' : text.slice(block.header.end, block.end);
    const hidden = /^[ \t]*sensitive[ \t]*=/m.test(body);
    const changes = changeLine(text, place, hidden ? undefined : { name: 'sensitive', value: 'true' });
    if (changes === undefined) return refuse(...NESTED);
    return rewritten({ changes, stored: sourceOf(request), notes: [loadBefore('terraform plan')] });
  },
  variable: referToVariable,
};

const sourceOf = ({ document, range }: RewriteRequest): string => document.text.slice(range.start, range.end);

/** `var.name` in place of the literal, and the variable's declaration. */
function referToVariable(request: RewriteRequest, place: HclPlace): RewriteOutcome {
  const { document, range, name } = request;
  const { text } = document;
  const variable = variableName(name);
  const stored = heredocValue(text, range);
  const reference: Splice = isWholeString(place)
    ? { range: place.token, newText: `var.${variable}` }
    : { range, newText: `\${var.${variable}}` };
  const output = place.blocks[0]?.words[0] === 'output' ? hideOutput(text, place) : [];
  const declared = declare(request, variable);
  return rewritten({
    changes: [reference, ...output, ...declared.changes],
    stored,
    notes: [loadBefore('terraform plan')],
    ...(declared.file === undefined ? {} : { files: [declared.file] }),
  });
}

/** The lines of a here-document without the indentation that they share, which `<<-` takes away. */
export function heredocValue(text: string, range: { readonly start: number; readonly end: number }): string {
  const start = lineStart(text, range.start);
  const indent = /^[ \t]*/.exec(text.slice(start, range.start))?.[0] ?? '';
  const value = text.slice(range.start, range.end);
  return value.includes('\n') ? value.replaceAll(`\n${indent}`, '\n') : value;
}

/** An output that shows a sensitive variable must say so, on a line below it. */
export function hideOutput(text: string, place: HclPlace): readonly Splice[] {
  const block = place.blocks[0];
  if (block === undefined || /^[ \t]*sensitive[ \t]*=/m.test(text.slice(block.header.end, block.end)))
    return [];
  const line = text.slice(
    block.end - 1 - (/[^\n]*$/.exec(text.slice(0, block.end - 1))?.[0].length ?? 0),
    block.end - 1,
  );
  const start = block.end - 1 - line.length;
  const eol = text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n';
  return line.trim() === ''
    ? [{ range: { start, end: start }, newText: `${eol}${line}  sensitive = true${eol}` }]
    : [];
}

export const variableName = (name: string): string => name.replace(/^TF_VAR_/, '').toLowerCase();

const block = (variable: string, eol: string): string =>
  [`variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''].join(eol);

const variablesFile = ({ document, project }: RewriteRequest): ProjectFile | undefined =>
  project.files.get(`${documentPath(document).folder}/variables.tf`);

/** A name that no other declaration of the module has, or whose declaration is the one that this fix makes. */
function freeVariable(request: RewriteRequest): string {
  const texts = [request.document.text, variablesFile(request)?.text ?? ''].map((text) =>
    text.replaceAll('\r', ''),
  );
  const base = variableName(request.name);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}_${count}`;
    const declared = texts.some((text) => new RegExp(`^[ \\t]*variable[ \\t]+"${name}"`, 'm').test(text));
    if (!declared || texts.some((text) => text.includes(block(name, '\n').trimEnd()))) return name;
  }
}

interface Declaration {
  readonly changes: readonly Splice[];
  readonly file?: DocumentEdit | FileCreation;
}

/** Declares the variable beside those of the document, else in `variables.tf`. */
function declare(request: RewriteRequest, variable: string): Declaration {
  const { document } = request;
  const file = variablesFile(request);
  const pattern = new RegExp(`^[ \\t]*variable[ \\t]+"${variable}"`, 'm');
  if (pattern.test(document.text) || (file !== undefined && pattern.test(file.text))) return { changes: [] };
  const { folder } = documentPath(document);
  const uri = `${folder}/variables.tf`;
  if (folder === '' || uri === document.uri || (file === undefined && /^variable\s+"/m.test(document.text))) {
    const end = document.text.length;
    return { changes: [{ range: { start: end, end }, newText: appended(document.text, variable) }] };
  }
  if (file === undefined) {
    return {
      changes: [],
      file: { kind: 'create', uri, text: block(variable, '\n'), annotation: 'reference' },
    };
  }
  const end = file.text.length;
  const newText = appended(file.text, variable);
  return {
    changes: [],
    file: {
      kind: 'edit',
      uri,
      version: file.version,
      text: file.text,
      replacements: [{ range: { start: end, end }, newText, annotation: 'reference' }],
    },
  };
}

/** The block after what is there, with one blank line between. */
function appended(text: string, variable: string): string {
  const eol = lineBreakOf(text);
  const gap =
    text.trim() === '' || text.endsWith(`${eol}${eol}`) ? '' : text.endsWith('\n') ? eol : eol + eol;
  return gap + block(variable, eol);
}

/** The attribute's line goes or changes; undefined where it shares its line with something else. */
function changeLine(
  text: string,
  place: HclPlace,
  replacement?: { readonly name: string; readonly value: string },
): readonly Splice[] | undefined {
  const start = lineStart(text, place.attributeStart);
  const next = text.indexOf('\n', place.token.end);
  const end = next < 0 ? text.length : next + 1;
  if (text.slice(start, place.attributeStart).trim() !== '') return undefined;
  if (!/^\s*(#.*|\/\/.*)?\s*$/.test(text.slice(place.token.end, end))) return undefined;
  return replaceAttributeLine(text, { start, end }, replacement);
}

const NO_LITERAL = [
  'The value does not stand in a string, so no variable can take its place.',
  '値が文字列の中にないため、変数に置き換えられません。',
] as const;
const ESCAPES = [
  'The string holds escapes before or in the value; its text is not certain.',
  '文字列にエスケープが含まれ、値を確定できません。',
] as const;
const NESTED = [
  'Only a variable whose value is one string can be filled by TF_VAR_name. Take the secret out into a variable of its own.',
  'TF_VAR_name で渡せるのは値が一つの文字列の変数だけです。秘密の値を単独の変数にしてください。',
] as const;
const SETTINGS = [
  'Terraform takes no variables at this place. Hand the value in by the environment or by `-backend-config=FILE`.',
  'この位置では変数を使えません。環境変数か `-backend-config=FILE` で渡してください。',
] as const;
