/**
 * Starts the containers of manifests as a kubelet would see them: variables from Secrets (which hold the environment's
 * values), `$(NAME)` expanded from the variables before it. Usage: node kubernetes.ts FILE
 */
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { digest } from './digest.ts';

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}
interface Container {
  readonly env?: readonly Variable[];
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

const expand = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replace(/\$\$|\$\(([\w.-]+)\)/g, (whole, name: string | undefined) =>
    whole === '$$' ? '$' : (known.get(name ?? '') ?? whole),
  );

function start({ env = [], command = [], args = [] }: Container): void {
  const known = new Map<string, string>();
  for (const { name, value, valueFrom } of env) {
    const held =
      valueFrom === undefined ? expand(value ?? '', known) : process.env[valueFrom.secretKeyRef.key];
    if (held === undefined) throw new Error(`no key ${valueFrom?.secretKeyRef.key}`);
    known.set(name, held);
  }
  const words = [...command, ...args].map((word) => expand(word, known));
  // A variable that holds a Secret for another one is new; what the program was given before must be there still.
  const wanted = process.argv.slice(3);
  console.log(digest(words), digest(wanted.map((name) => known.get(name))));
}

for (const document of parseAllDocuments(readFileSync(process.argv[2] ?? '', 'utf8'))) {
  if (document.errors.length > 0) throw document.errors[0];
  const manifest = document.toJS() as {
    spec?: { template?: { spec: unknown }; containers?: readonly Container[] };
  };
  const pod = (manifest.spec?.template?.spec ?? manifest.spec) as
    | { containers?: readonly Container[] }
    | undefined;
  for (const container of pod?.containers ?? []) start(container);
}
