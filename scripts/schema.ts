/** Writes the JSON schema of `.kagimori.json` in both languages. The build runs it, so the rule ids are always whole. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createEngine } from '../server/src/engine.ts';
import { kagimoriSchema } from '../server/src/workspace/config/schema.ts';

const ids = [...createEngine().catalogue.keys()].sort();
mkdirSync('schemas', { recursive: true });
for (const [language, suffix] of [
  ['en', ''],
  ['ja', '.ja'],
] as const) {
  const schema = JSON.stringify(kagimoriSchema(language, ids), null, 2);
  writeFileSync(`schemas/kagimori.schema${suffix}.json`, `${schema}\n`);
}
