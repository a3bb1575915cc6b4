/** A small shop in many languages, with the credentials that people leave in code: made anew for each demo. */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CHECKS } from '../server/src/detection/checks/index.ts';
import { RULES } from '../server/src/rules/index.ts';
import { examplesOf, expand } from '../test/credentials.ts';

type Secret = (ruleId: string) => string;

/**
 * Writes the demo workspace and makes it a git repository where git is there.
 * @param folder made when missing; files in it are overwritten
 * @param seed the same seed gives the same keys
 */
export async function makeDemo(folder: string, seed = 7): Promise<void> {
  for (const [name, content] of Object.entries(filesOf((ruleId) => secretOf(ruleId, seed), seed))) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content.trimStart());
  }
  spawnSync('git', ['init', '--quiet'], { cwd: folder, stdio: 'ignore' });
}

/**
 * A made-up credential of a kind, with a right checksum where it has one.
 * @throws when the catalogue does not have the rule
 */
export function secretOf(ruleId: string, seed: number): string {
  const rule = RULES.find(({ id }) => id === ruleId);
  const example = rule === undefined ? undefined : examplesOf(rule, CHECKS, seed).match[0];
  const match = example === undefined ? undefined : rule?.pattern.exec(example);
  if (match === undefined || match === null) throw new Error(`no example of ${ruleId}`);
  return match.groups?.secret ?? match[0];
}

function filesOf(secret: Secret, seed: number): Readonly<Record<string, string>> {
  const password = expand('{A-Za-z0-9:20}', seed);
  const githubToken = secret('github-pat-classic');
  return {
    'README.md': `
# Corner shop

A demo workspace of Kagimori. Every key in it was made up a moment ago: none of them opens anything.
Put the cursor on a squiggle and press Ctrl+. (Cmd+. on a Mac).
`,
    'package.json': `
{
  "name": "corner-shop",
  "private": true,
  "type": "module",
  "dependencies": { "dotenv": "^17.0.0" }
}
`,
    '.gitignore': 'node_modules/\n',
    'src/checkout.ts': `
/** Takes the money of the shop's customers. */
const currency = 'eur';
const stripeKey = '${secret('stripe-secret-live')}';

/** Charges a card and answers the payment's id. */
export async function charge(cents: number, source: string): Promise<string> {
  const response = await fetch('https://api.stripe.com/v1/charges', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${stripeKey}\` },
    body: new URLSearchParams({ amount: String(cents), currency, source }),
  });
  const payment: { id: string } = await response.json();
  return payment.id;
}
`,
    'src/receipt.js': `
const SENDGRID_API_KEY = '${secret('sendgrid-key')}';

export async function sendReceipt(to, text) {
  const message = { personalizations: [{ to: [{ email: to }] }], content: [{ type: 'text/plain', value: text }] };
  await fetch('https://api.sendgrid.com/v3/mail/send', {
    method: 'POST',
    headers: { Authorization: 'Bearer ' + SENDGRID_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  });
}
`,
    'assistant/requirements.txt': 'openai\npython-dotenv\n',
    'assistant/answer.py': `
"""Answers what customers ask about the shop."""

from openai import OpenAI

client = OpenAI(api_key="${secret('openai-project')}")


def answer(question: str) -> str:
    """Answers a customer's question."""
    reply = client.responses.create(model="gpt-5-mini", input=question)
    return reply.output_text
`,
    'assistant/search.ipynb': `${JSON.stringify(notebook(secret('huggingface-token')), null, 1)}\n`,
    'stock/go.mod': 'module example.com/stock\n\ngo 1.24\n',
    'stock/main.go': `
package main

import (
	"fmt"
	"net/http"
)

func main() {
	token := "${githubToken}"
	request, _ := http.NewRequest("GET", "https://api.github.com/repos/corner-shop/stock/releases", nil)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	fmt.Println(response.Status)
}
`,
    'docker-compose.yml': `
services:
  shop:
    build: .
    environment:
      DATABASE_URL: postgres://shop:${password}@db:5432/shop
      SLACK_BOT_TOKEN: ${secret('slack-bot')}
  db:
    image: postgres:17
    environment:
      POSTGRES_PASSWORD: ${password}
`,
    'release.sh': `
#!/bin/sh
set -eu
export NPM_TOKEN="${secret('npm-token')}"
export GITHUB_TOKEN=${githubToken}
npm publish --access public
`,
    'till/src/main/java/shop/Alerts.java': `
package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

final class Alerts {
    private static final String WEBHOOK = "${secret('slack-webhook')}";

    static int send(String text) throws Exception {
        var body = HttpRequest.BodyPublishers.ofString("{\\"text\\":\\"" + text + "\\"}");
        var request = HttpRequest.newBuilder(URI.create(WEBHOOK)).POST(body).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
`,
    'infra/main.tf': `
provider "aws" {
  region     = "eu-central-1"
  access_key = "${secret('aws-access-key-id')}"
  secret_key = "${expand('{A-Za-z0-9/+:40}', seed + 3)}"
}
`,
    'jobs/cleanup.rb': `
require "net/http"

GITLAB_TOKEN = "${secret('gitlab-pat')}"

uri = URI("https://gitlab.example.com/api/v4/projects")
puts Net::HTTP.get(uri, "PRIVATE-TOKEN" => GITLAB_TOKEN)
`,
    'deploy/.env.production': `ANTHROPIC_API_KEY=${secret('anthropic-api')}\n`,
    'deploy/id_deploy': privateKey(seed),
  };
}

function notebook(token: string): object {
  const cell = (...source: string[]) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.map((line, index) => (index < source.length - 1 ? `${line}\n` : line)),
  });
  return {
    cells: [
      cell('from huggingface_hub import InferenceClient', '', `client = InferenceClient(token="${token}")`),
      cell('client.feature_extraction("red apples")'),
    ],
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** The shape of a private key around random bytes. */
function privateKey(seed: number): string {
  const label = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');
  const head = Buffer.from('openssh-key-v1\0').toString('base64');
  const lines = [0, 1, 2, 3, 4].map((index) => expand('{A-Za-z0-9:70}', seed + index));
  return [
    `-----BEGIN ${label}-----`,
    head + lines[0]?.slice(head.length),
    ...lines.slice(1),
    `-----END ${label}-----`,
    '',
  ].join('\n');
}
