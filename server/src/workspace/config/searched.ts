/**
 * What of the configuration files decides whether anything is in a file at all, be it shown or held back: the rules. All
 * else, allow-lists, levels and severities, only says what becomes of it, so that a file without anything stays one.
 */
import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { parse as parseToml, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import type { ConfigTexts } from '../detectorSetup.ts';

/** @returns plain data, the same as long as the same is searched for; the text itself where it cannot be read. */
export function searchedBy(config: ConfigTexts): unknown {
  return [
    kagimori(config['.kagimori.json'] ?? '{}'),
    // A list of fingerprints searches for nothing.
    gitleaks(config['.gitleaks.toml'] ?? ''),
  ];
}

function kagimori(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parseJson(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null) return text;
  const { rules = [], disable = [], placeholders = [] } = value as Record<string, unknown>;
  return { rules, disable, placeholders };
}

function gitleaks(text: string): unknown {
  try {
    const { rules = [], extend = {} } = parseToml(text);
    return { rules: Array.isArray(rules) ? rules.map(withoutLists) : rules, extend };
  } catch (error) {
    if (error instanceof TomlError) return text;
    throw error;
  }
}

function withoutLists(rule: TomlValue): TomlValue {
  if (typeof rule !== 'object' || Array.isArray(rule) || rule instanceof Date) return rule;
  const { allowlist: _, allowlists: __, whitelist: ___, ...rest } = rule as TomlTable;
  return rest;
}
