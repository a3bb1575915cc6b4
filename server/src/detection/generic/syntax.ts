/** What kind of file a text is: how it writes strings, and how much a value in it is worth. Told from the path alone. */

/** `code` quotes its strings; `data` may leave quotes out; `markup` has elements; `prose` is read by people. */
export type Syntax = 'code' | 'data' | 'markup' | 'prose';

/** What is known of a file by its path. */
export interface FileFacts {
  readonly syntax: Syntax;
  /** Lower-case extension without its dot, or the whole base name where there is none. */
  readonly extension: string;
  readonly test: boolean;
  readonly example: boolean;
  readonly documentation: boolean;
  readonly generated: boolean;
  readonly translation: boolean;
}

const table = (kind: Syntax, list: string): readonly (readonly [string, Syntax])[] =>
  list.split(' ').map((extension) => [extension, kind] as const);

const SYNTAX_OF = new Map<string, Syntax>([
  ...table(
    'code',
    'js jsx mjs cjs ts tsx mts cts py pyw rb go java kt kts scala groovy gradle c h cc cpp cxx hpp hh cs fs fsx vb swift m mm ' +
      'php pl pm rs dart lua r jl ex exs erl hrl hs clj cljs elm ml mli vue svelte sql coffee idl proto graphql gql sol zig ' +
      'nim d pas json jsonc json5 ipynb tfstate snap jsonnet libsonnet tf tfvars hcl bicep cmake pb xib inc',
  ),
  ...table(
    'markup',
    'xml html htm xhtml config csproj props targets xaml resx plist storyboard svg pom jsp aspx cshtml erb manifest',
  ),
  ...table('prose', 'md markdown rst adoc asciidoc txt mdx textile org tex'),
]);

const TEST =
  /(?:^|[/._-])(?:tests?|testing|testdata|specs?|__tests__|__mocks__|mocks?|fixtures?|e2e|integration|unittests?|testcases?|stubs?|fakes?|cassettes?)(?:$|[/._-])|Tests?\.|Tests?\/|TestCase|Spec\./;
const EXAMPLE =
  /examples?|samples?|demos?|tutorials?|templates?|\.dist$|playground|quickstart|getting.?started/i;
const DOCUMENTATION =
  /(?:^|\/)docs?(?:\/|$)|readme|changelog|contributing|\.(?:md|rst|adoc|mdx|markdown)$|wiki/i;
const GENERATED =
  /\.(?:min|bundle|pb|generated|g|designer)\.|(?:^|\/)(?:dist|build|generated|vendor|third_party|3rdparty|node_modules)\/|\.lock$|package-lock|\.snap$|\.map$/i;
const TRANSLATION =
  /(?:^|[/._-])(?:i18n|l10n|locales?|lang|langs|languages?|translations?|messages?|strings)(?:$|[/._-])|\.(?:po|pot|xlf|arb|strings)$/i;

/** What the path of a file tells. Never throws. */
export function readPath(uri: string): FileFacts {
  const path = uri.slice(-300);
  const base = path.slice(path.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  const extension = (dot >= 0 ? base.slice(dot + 1) : base).toLowerCase();
  return {
    syntax: SYNTAX_OF.get(extension) ?? 'data',
    extension,
    test: TEST.test(path),
    example: EXAMPLE.test(path),
    documentation: DOCUMENTATION.test(path),
    generated: GENERATED.test(path),
    translation: TRANSLATION.test(path),
  };
}
