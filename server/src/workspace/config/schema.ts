/** The JSON schema of `.kagimori.json`, in either language: what an editor completes and explains. */
import { SEVERITIES, type Text } from '../../detection/types.ts';

type Language = keyof Text;
type Schema = Readonly<Record<string, unknown>>;

const text = (en: string, ja: string): Text => ({ en, ja });

/** Builds the schema. `ruleIds` are offered as completions; other ids are own rules. */
export function kagimoriSchema(language: Language, ruleIds: readonly string[]): Schema {
  const about = (words: Text, schema: Schema): Schema => ({ description: words[language], ...schema });
  const listOf = (words: Text, items: Schema): Schema => about(words, { type: 'array', items });
  const string = (words: Text, more: Schema = {}): Schema => about(words, { type: 'string', ...more });
  const anyRule: Schema = { anyOf: [{ enum: ruleIds }, { type: 'string' }] };
  const pattern = text(
    'A pattern in the syntax of RE2 (Go). It takes linear time, so it cannot hang the editor.',
    'RE2（Go）の構文で書くパターン。線形時間で動くため、エディターが固まることはありません。',
  );
  const day = text('Last day on which it holds (YYYY-MM-DD).', '有効な最終日（YYYY-MM-DD）。');
  const globs = text(
    'Paths below the workspace folder, in the syntax of .gitignore.',
    'ワークスペースフォルダーからの相対パス。.gitignore の構文で書きます。',
  );

  const rule: Schema = {
    type: 'object',
    required: ['id', 'pattern'],
    additionalProperties: false,
    properties: {
      id: string(
        text(
          'Unique name of the rule, as shown with each finding. The id of a built-in rule replaces that rule.',
          'ルールの一意な名前。検出結果に表示されます。組み込みルールと同じ id なら、それを置き換えます。',
        ),
        { pattern: '^[a-z0-9][a-z0-9-]*$' },
      ),
      pattern: string(pattern),
      secretGroup: about(
        text(
          'Number of the group that holds the value. The group named "secret", else the first, where absent.',
          '値を表すグループの番号。省略時は "secret" という名前のグループ、なければ最初のグループ。',
        ),
        { type: 'integer', minimum: 0 },
      ),
      keywords: listOf(
        text(
          'Words of which one stands in every file that holds such a value (compared without case). Without them every file is searched.',
          'この値を含むファイルに必ず現れる語（大文字と小文字は区別しません）。省略するとすべてのファイルを探します。',
        ),
        { type: 'string', minLength: 1 },
      ),
      entropy: about(
        text(
          'Least Shannon entropy of the value, in bits per character.',
          '値のシャノンエントロピーの下限（1 文字あたりのビット数）。',
        ),
        { type: 'number', minimum: 0, maximum: 8 },
      ),
      paths: listOf(globs, { type: 'string' }),
      provider: string(text('Who issues it.', '発行元。')),
      name: about(text('What it is.', '何の認証情報か。'), {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            required: ['en', 'ja'],
            additionalProperties: false,
            properties: { en: { type: 'string' }, ja: { type: 'string' } },
          },
        ],
      }),
      severity: about(text('How bad it is when it leaks.', '漏えいしたときの深刻さ。'), { enum: SEVERITIES }),
      context: listOf(text('Words of which one must stand close by.', '近くに 1 つは現れる必要がある語。'), {
        type: 'string',
        minLength: 1,
      }),
      envName: string(text('The environment variable that is suggested for it.', '提案する環境変数名。'), {
        pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      }),
      manageUrl: string(text('The page where it is managed and revoked.', '管理・失効を行うページ。'), {
        format: 'uri',
      }),
      docs: string(text('Its documentation.', 'ドキュメント。'), { format: 'uri' }),
    },
  };

  const allow: Schema = {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      paths: listOf(globs, { type: 'string' }),
      values: listOf(
        text('Patterns (RE2) of which one matches the value.', '値に一致するパターン（RE2）。'),
        string(pattern),
      ),
      lines: listOf(
        text(
          'Patterns (RE2) of which one matches in the line where it stands.',
          '検出箇所のある行に一致するパターン（RE2）。',
        ),
        string(pattern),
      ),
      fingerprints: listOf(
        text('Fingerprints as the reports show them.', 'レポートに表示されるフィンガープリント。'),
        { type: 'string', pattern: '^[0-9a-f]{32}$' },
      ),
      rules: listOf(text('Ids of the rules that it speaks of.', '対象とするルールの id。'), anyRule),
      reason: string(
        text(
          'Why it is allowed; shown with what is held back.',
          '許可する理由。抑制した結果とともに表示されます。',
        ),
      ),
      until: string(day, { pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    },
  };

  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Kagimori',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      level: about(
        text(
          'How much has to speak for a finding before it is shown.',
          '検出結果を表示するのに必要な根拠の強さ。',
        ),
        {
          enum: ['strict', 'default', 'everything'],
          enumDescriptions: [
            text(
              'Only what a checksum or a distinctive format proves.',
              'チェックサムか固有の形式で裏付けられたものだけ。',
            ),
            text('Also what name and surroundings make likely.', '名前や周囲から可能性が高いものも含める。'),
            text('Everything, however little speaks for it.', '根拠が弱いものもすべて。'),
          ].map((words) => words[language]),
        },
      ),
      rules: listOf(text('Own rules.', '独自のルール。'), rule),
      exclude: listOf(
        text(
          'Paths that are not looked at, in the syntax of .gitignore, from this folder. To say why and until when, use "allow".',
          '調べないパス。.gitignore の構文で、このフォルダーから書きます。理由や期限を付けるには allow を使ってください。',
        ),
        { type: 'string' },
      ),
      disable: listOf(text('Ids of rules that are not used.', '使わないルールの id。'), anyRule),
      severity: about(text('Severity of findings, by the id of their rule.', 'ルールの id ごとの深刻度。'), {
        type: 'object',
        properties: Object.fromEntries(ruleIds.map((id) => [id, { enum: SEVERITIES }])),
        additionalProperties: { enum: SEVERITIES },
      }),
      allow: listOf(
        text(
          'What is held back. All conditions of an entry have to hold, and of each list one member.',
          '抑制する対象。1 つの項目の条件はすべて満たす必要があり、各リストはどれか 1 つを満たせば足ります。',
        ),
        allow,
      ),
      placeholders: listOf(
        text(
          'Words that make a value a placeholder (compared without case).',
          'この語を含む値をプレースホルダーとみなします（大文字と小文字は区別しません）。',
        ),
        { type: 'string', minLength: 3 },
      ),
    },
  };
}
