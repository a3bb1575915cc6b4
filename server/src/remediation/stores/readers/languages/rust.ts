/** Rust: `crate::secret_store::get_secret("NAME")`, from the root of the crate, which alone can declare the module. */
import { addImport, type ImportStyle } from '../../../languages/insertion.ts';
import { RUST } from '../../../languages/rust.ts';
import { folderOf, modulesOf, type ReadingKind } from '../kind.ts';

const MODULES: ImportStyle = {
  syntax: RUST,
  existing: /^(?:pub(?:\([a-z]+\))?\s+)?mod\s+\w+;/,
  header: /^(?:#!\[[^\n]*\]|extern\s+crate[^\n]*;|\/\/![^\n]*|(?:pub(?:\([a-z]+\))?\s+)?use\s+[^;]+;)/,
};

export const rustReading: ReadingKind = {
  helper(document, project, readers, settings) {
    const reader = readers.rust?.(settings);
    const folder = folderOf(document.uri);
    const isRoot = /\/src\/(?:main|lib)\.rs$/.test(document.uri) && folder === `${project.root}/src`;
    if (reader === undefined || !isRoot) return undefined;
    const uses = modulesOf(reader).filter((name) => !name.startsWith('std::'));
    const standard = ['std::collections::HashMap', 'std::sync::{LazyLock, Mutex}'];
    const block = (names: readonly string[]) => names.map((name) => `use ${name};\n`).join('');
    const text = `${block(standard)}\n${uses.length === 0 ? '' : `${block(uses)}\n`}${reader.source}`;
    return { uri: `${folder}/secret_store.rs`, reader, text };
  },
  call: (name) => `crate::secret_store::get_secret(${name})`,
  imports: (text) =>
    /^mod secret_store;/m.test(text) ? [] : [addImport(text, 'mod secret_store;', MODULES)],
  canReplace: () => true,
};

/** A function that asks once per name; `body` is the indented body of `async fn read_secret(name: &str) -> String`. */
export function cachedInRust(body: string): string {
  return `static SECRETS: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);

/// Reads a secret from the store, once per process; panics where the store does not give it.
pub fn get_secret(name: &str) -> String {
    let mut secrets = SECRETS.lock().expect("an earlier read of a secret failed");
    if let Some(secret) = secrets.get(name) {
        return secret.clone();
    }
    let asked = name.to_owned();
    // On a thread of its own: the caller may be inside of an async runtime, which must not be blocked on.
    let reader = std::thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for the SDK")
            .block_on(read_secret(&asked))
    });
    let secret = reader.join().expect("the secret could not be read");
    secrets.insert(name.to_owned(), secret.clone());
    secret
}

async fn read_secret(name: &str) -> String {
${body}
}
`;
}
