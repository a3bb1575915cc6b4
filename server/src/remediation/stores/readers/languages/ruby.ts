/** Ruby: `SecretStore.get('NAME')` of a module beside the file. */
import { addImport } from '../../../languages/insertion.ts';
import { hasFile } from '../../../languages/projectFacts.ts';
import { RUBY_IMPORTS } from '../../../languages/ruby.ts';
import { folderOf, type ReadingKind } from '../kind.ts';

export const rubyReading: ReadingKind = {
  helper(document, _project, readers, settings) {
    const reader = readers.ruby?.(settings);
    if (reader === undefined) return undefined;
    const requires = reader.imports.map(({ module }) => `require "${module}"\n`).join('');
    const text = `# frozen_string_literal: true\n\n${requires}\n${reader.source}`;
    return { uri: `${folderOf(document.uri)}/secret_store.rb`, reader, text };
  },
  call: (name) => `SecretStore.get(${name})`,
  imports(text) {
    if (/^require_relative ['"]secret_store['"]/m.test(text)) return [];
    const quote = /^require(?:_relative)? '/m.test(text) || !text.includes('"') ? "'" : '"';
    return [addImport(text, `require_relative ${quote}secret_store${quote}`, RUBY_IMPORTS)];
  },
  canReplace: (text, _literal, { uri }, project) =>
    /\.rb$/i.test(uri) &&
    !/\b(?:module|class)\s+SecretStore\b/.test(text) &&
    // Rails loads what is below `app` by name, and again after a change.
    !(/\/app\//.test(uri) && hasFile(project, /^config\.ru$/)),
};

/** A module that asks once per name; `body` is the indented body of `read(name)`. */
export function cachedInRuby(body: string): string {
  return `# Reads secrets from the store, each once per process.
module SecretStore
  @secrets = {}
  @lock = Mutex.new

  def self.get(name)
    @lock.synchronize { @secrets[name] ||= read(name) }
  end

  def self.read(name)
${body}
  end
  private_class_method :read
end
`;
}
