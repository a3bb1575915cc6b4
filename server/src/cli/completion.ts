/** `kagimori completion`: what a shell offers while a command is typed, made from the table of options. */

import { SEVERITIES } from '../detection/types.ts';
import { STORES } from '../remediation/stores/index.ts';
import { FAIL_ON, FORMATS, LEVELS, OPTIONS } from './options.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

type Option = keyof typeof OPTIONS;

const LOOK: readonly Option[] = [
  'min-severity',
  'level',
  'config',
  'no-ignore',
  'max-file-size',
  'jobs',
  'cache',
  'archives',
];
const REPORT: readonly Option[] = ['format', 'output', 'fail-on', 'show-suppressed'];
const EVERYWHERE: readonly Option[] = ['lang', 'help', 'version'];

/** Which options a command knows, and the words that may follow its name; files where absent. */
export const COMMANDS: Readonly<
  Record<string, { readonly options: readonly Option[]; readonly words?: readonly string[] }>
> = {
  scan: {
    options: [
      ...LOOK,
      ...REPORT,
      'policies',
      'verify',
      'check-url',
      'age',
      'max-age',
      'baseline',
      'staged',
      'history',
      'since',
      'shard',
      'stdin',
      'stdin-filename',
    ],
  },
  fix: { options: [...LOOK, 'baseline', 'dry-run', 'store', 'store-setting', 'overwrite'] },
  baseline: {
    options: [...LOOK, 'policies', 'output', 'reason', 'until'],
    words: ['create', 'update', 'prune'],
  },
  merge: { options: [...REPORT, 'config'] },
  import: { options: ['dry-run'] },
  completion: { options: [], words: SHELLS },
  help: { options: [], words: [] },
  version: { options: [], words: [] },
};

/** What an option takes: words, or files where it is named with none. */
const VALUES: Readonly<Partial<Record<Option, readonly string[]>>> = {
  format: FORMATS,
  'min-severity': SEVERITIES,
  'fail-on': FAIL_ON,
  level: LEVELS,
  lang: ['en', 'ja'],
  store: STORES.filter(({ access }) => access !== undefined).map(({ id }) => id),
  output: [],
  baseline: [],
  config: [],
  cache: [],
  'stdin-filename': [],
};

/** @returns a script that the shell reads at its start. */
export const completion = (shell: Shell): string => SCRIPTS[shell]();

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };

const optionsOf = (name: string): readonly Option[] => [...(COMMANDS[name]?.options ?? []), ...EVERYWHERE];
const isFlag = (option: Option): boolean => OPTIONS[option].type === 'boolean';
const shortOf = (option: Option): string | undefined => {
  const found: { readonly type: string; readonly short?: string } = OPTIONS[option];
  return found.short;
};

function bash(): string {
  const values = (Object.keys(OPTIONS) as Option[])
    .filter((option) => !isFlag(option))
    .map((option) => {
      const short = shortOf(option);
      const names = [`--${option}`, ...(short === undefined ? [] : [`-${short}`])].join('|');
      const words = VALUES[option];
      const offer = words === undefined ? 'COMPREPLY=()' : words.length === 0 ? FILES : wordsOf(words);
      return `    ${names}) ${offer}; return ;;`;
    });
  const commands = Object.entries(COMMANDS).map(([name, { words }]) => {
    const rest = words === undefined ? FILES : wordsOf(words);
    const options = wordsOf(optionsOf(name).map((option) => `--${option}`));
    return `    ${name}) if [[ $cur == -* ]]; then ${options}; else ${rest}; fi ;;`;
  });
  return `# completion of kagimori for bash 4 or later: eval "$(kagimori completion bash)"
_kagimori() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  if ((COMP_CWORD == 1)); then
    ${wordsOf([...Object.keys(COMMANDS), '--help', '--version'])}; return
  fi
  case $prev in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${commands.join('\n')}
  esac
}
complete -o filenames -F _kagimori kagimori
`;
}

const FILES = 'mapfile -t COMPREPLY < <(compgen -f -- "$cur")';
const wordsOf = (words: readonly string[]): string =>
  `mapfile -t COMPREPLY < <(compgen -W '${words.join(' ')}' -- "$cur")`;

function zsh(): string {
  const spec = (option: Option): string => {
    const short = shortOf(option);
    const value = isFlag(option) ? '' : valueOfZsh(option);
    const long = `--${option}${isFlag(option) ? '' : '='}`;
    return short === undefined
      ? `'${long}${value}'`
      : `'(-${short} --${option})'{-${short}${isFlag(option) ? '' : '+'},${long}}'${value}'`;
  };
  const commands = Object.entries(COMMANDS).map(([name, { words }]) => {
    const rest =
      words === undefined
        ? `'*:file:_files'`
        : words.length === 0
          ? ''
          : `'2:word:(${words.join(' ')})' '*:file:_files'`;
    const specs = [...optionsOf(name).map(spec), rest].filter((part) => part !== '');
    return `    ${name}) _arguments -s '1: :' ${specs.join(' ')} ;;`;
  });
  return `#compdef kagimori
# zsh completion of kagimori: kagimori completion zsh > "\${fpath[1]}/_kagimori"
_kagimori() {
  if ((CURRENT == 2)); then
    compadd -- ${Object.keys(COMMANDS).join(' ')} --help --version
    return
  fi
  case $words[2] in
${commands.join('\n')}
  esac
}
if [ "$funcstack[1]" = _kagimori ]; then _kagimori "$@"; else compdef _kagimori kagimori; fi
`;
}

function valueOfZsh(option: Option): string {
  const words = VALUES[option];
  if (words === undefined) return `:${option}: `;
  return words.length === 0 ? `:${option}:_files` : `:${option}:(${words.join(' ')})`;
}

function fish(): string {
  const names = Object.keys(COMMANDS);
  const lines = names.flatMap((name) => {
    const seen = `__fish_seen_subcommand_from ${name}`;
    const words = COMMANDS[name]?.words;
    const options = optionsOf(name).map((option) => {
      const short = shortOf(option);
      const values = VALUES[option];
      const takes = isFlag(option)
        ? ''
        : values === undefined
          ? ' -x'
          : values.length === 0
            ? ' -r -F'
            : ` -x -a '${values.join(' ')}'`;
      return `complete -c kagimori -n '${seen}' -l ${option}${short === undefined ? '' : ` -s ${short}`}${takes}`;
    });
    const rest = words === undefined ? [`complete -c kagimori -n '${seen}' -F`] : [];
    const offered =
      words === undefined || words.length === 0
        ? []
        : [`complete -c kagimori -n '${seen}' -a '${words.join(' ')}'`];
    return [...options, ...rest, ...offered];
  });
  return `# fish completion of kagimori: kagimori completion fish > ~/.config/fish/completions/kagimori.fish
complete -c kagimori -f
complete -c kagimori -n 'not __fish_seen_subcommand_from ${names.join(' ')}' -a '${names.join(' ')}'
complete -c kagimori -n 'not __fish_seen_subcommand_from ${names.join(' ')}' -l help -s h
complete -c kagimori -n 'not __fish_seen_subcommand_from ${names.join(' ')}' -l version -s V
${lines.join('\n')}
`;
}
