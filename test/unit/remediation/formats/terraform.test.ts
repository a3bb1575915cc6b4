import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { terraform } from '../../../../server/src/remediation/languages/terraform.ts';
import { hclPlaceAt } from '../../../../server/src/remediation/syntax/hclPlace.ts';
import { fixed } from '../fixing.ts';
import { formatCases } from './formatCase.ts';

const file = 'infra/main.tf';
const declared = 'variable "db_password" {\n  type      = string\n  sensitive = true\n}\n';
const common = {
  file,
  name: 'DB_PASSWORD',
  storedAs: 'TF_VAR_db_password',
  filesAfter: { 'infra/variables.tf': declared },
} as const;

formatCases(terraform, [
  {
    ...common,
    title: 'refers to a variable and declares it in a file of its own',
    before: 'resource "aws_db_instance" "main" {\n  username = "app"\n  password = "«hunter2»" # live\n}\n',
    after:
      'resource "aws_db_instance" "main" {\n  username = "app"\n  password = var.db_password # live\n}\n',
    notes: /set -a; \. \.\/\.env/,
  },
  {
    ...common,
    title: 'extends the variables that are there',
    before: 'locals {\n  url = "postgres://app:«hunter2»@${local.host}/x"\n}\n',
    after: 'locals {\n  url = "postgres://app:${var.db_password}@${local.host}/x"\n}\n',
    files: { 'infra/variables.tf': 'variable "a" {}\n' },
    filesAfter: { 'infra/variables.tf': `variable "a" {}\n\n${declared}` },
  },
  {
    ...common,
    title: 'declares beside the variables of the document',
    before: 'variable "a" {\n}\n\nmodule "m" {\n  source = "./m"\n  key    = "«hunter2»"\n}\n',
    after: `variable "a" {\n}\n\nmodule "m" {\n  source = "./m"\n  key    = var.db_password\n}\n\n${declared}`,
    filesAfter: {},
  },
  {
    ...common,
    title: 'does not take a name that another variable has',
    before: 'module "m" {\n  key = "«hunter2»"\n}\n',
    after: 'module "m" {\n  key = var.db_password_2\n}\n',
    files: { 'infra/variables.tf': 'variable "db_password" {}\n' },
    filesAfter: {
      'infra/variables.tf': `variable "db_password" {}\n\n${declared.replace('db_password', 'db_password_2')}`,
    },
    storedAs: 'TF_VAR_db_password_2',
  },
  {
    ...common,
    title: 'refers inside a here-document',
    before: 'resource "x" "y" {\n  user_data = <<-EOF\n    export "KEY=«hunter2»"\n  EOF\n}\n',
    after: 'resource "x" "y" {\n  user_data = <<-EOF\n    export "KEY=${var.db_password}"\n  EOF\n}\n',
  },
  {
    ...common,
    title: 'refers inside an object, a list and a call',
    before: 'resource "x" "y" {\n  env = {\n    list = [lower("a"), upper("«hunter2»")]\n  }\n}\n',
    after: 'resource "x" "y" {\n  env = {\n    list = [lower("a"), upper(var.db_password)]\n  }\n}\n',
  },
  {
    ...common,
    title: 'refers inside a template of a string',
    before: 'locals {\n  a = "x-${upper("«hunter2»")}-y"\n}\n',
    after: 'locals {\n  a = "x-${upper(var.db_password)}-y"\n}\n',
  },
  {
    ...common,
    title: 'hides an output that shows the variable',
    before: 'output "o" {\n  value = "«hunter2»"\n}\n',
    after: 'output "o" {\n  value = var.db_password\n\n  sensitive = true\n}\n',
  },
  {
    title: 'makes a default a required, sensitive variable',
    file,
    before: 'variable "api_token" {\n  type    = string\n  default = "«hunter2»"\n}\n',
    after: 'variable "api_token" {\n  type      = string\n  sensitive = true\n}\n',
    storedAs: 'TF_VAR_api_token',
  },
  {
    title: 'drops the default of a sensitive variable',
    file: 'variables.tf',
    before: 'variable "api_token" {\n  sensitive = true\n  default   = "«hunter2»"\n}\n',
    after: 'variable "api_token" {\n  sensitive = true\n}\n',
    storedAs: 'TF_VAR_api_token',
  },
  {
    title: 'takes an assignment out',
    file: 'prod.tfvars',
    before: 'region = "eu"\ndb_password = "«hunter2»"\n',
    after: 'region = "eu"\n',
    storedAs: 'TF_VAR_db_password',
  },
  {
    title: 'refuses part of an object of an assignment',
    file: 'prod.tfvars',
    before: 'db = {\n  password = "«hunter2»"\n}\n',
    after: /variable of its own/,
  },
  {
    title: 'lets a provider read its own variable',
    file,
    before: 'provider "aws" {\n  region     = "eu"\n  secret_key = "«hunter2»"\n}\n',
    after: 'provider "aws" {\n  region = "eu"\n}\n',
    storedAs: 'AWS_SECRET_ACCESS_KEY',
  },
  {
    ...common,
    title: 'uses a variable where a provider stands twice',
    before: 'provider "aws" {\n  secret_key = "«hunter2»"\n}\nprovider "aws" {\n  alias = "b"\n}\n',
    after: 'provider "aws" {\n  secret_key = var.db_password\n}\nprovider "aws" {\n  alias = "b"\n}\n',
  },
  {
    title: 'refuses a backend, which takes no variables',
    file,
    before: 'terraform {\n  backend "s3" {\n    secret_key = "«hunter2»"\n  }\n}\n',
    after: /-backend-config/,
  },
  {
    title: 'refuses the source of a module',
    file,
    before: 'module "m" {\n  source = "git::https://x:«hunter2»@host/x"\n}\n',
    after: /no variables at this place/,
  },
  { title: 'refuses escapes', file, before: 'locals {\n  a = "x\\n«hunter2»"\n}\n', after: /escapes/ },
  {
    title: 'refuses a key',
    file,
    before: 'locals {\n  a = { "«hunter2»" = 1 }\n}\n',
    after: /not stand in a string/,
  },
  {
    title: 'empties a comment',
    file,
    before: 'locals {} // «hunter2»\n',
    after: 'locals {} // <API_KEY>\n',
    stored: null,
  },
]);

describe('several values of a module', () => {
  it('are declared together', () => {
    const files = fixed(
      { 'main.tf': 'resource "x" "a" {\n  one = "«aaaa»"\n  two = "«bbbb»"\n  again = "«aaaa»"\n}\n' },
      { names: ['ONE', 'TWO', 'ONE'], findings: [{}, {}, { fingerprint: 'f0' }] },
    );
    assert.equal(
      files['main.tf'],
      'resource "x" "a" {\n  one = var.one\n  two = var.two\n  again = var.one\n}\n',
    );
    assert.equal(files['variables.tf']?.match(/variable "/g)?.length, 2);
    assert.equal(files['.env'], 'TF_VAR_one=aaaa\nTF_VAR_two=bbbb\n');
  });
});

describe('a place in HCL', () => {
  it('is found in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a={}[]()"$%<\n#/* \\E') }),
        fc.nat(30),
        fc.nat(5),
        (text, at, length) => {
          const start = Math.min(at, text.length);
          const place = hclPlaceAt(text, { start, end: Math.min(start + length, text.length) });
          assert.ok(place.token.start <= place.token.end);
        },
      ),
    );
  });
});
