/** Why a spot takes no reference: said once for all languages. */
import type { Text } from '../../detection/types.ts';

/** What a table of reasons holds, by what stands in the way. */
export const REASONS = {
  annotation: {
    en: 'An annotation or attribute takes only constants, so the variable cannot be read here. Read it where the value is used.',
    ja: 'アノテーションや属性には定数しか書けないため、ここで環境変数は読めません。値を使う箇所で読み込んでください。',
  },
  pattern: {
    en: 'A pattern or case label takes only constants. Compare with the variable in a condition instead.',
    ja: 'パターンや case ラベルには定数しか書けません。条件式で変数と比較してください。',
  },
  defaultValue: {
    en: 'A default value of a parameter must be a constant here. Make the parameter optional and read the variable inside.',
    ja: 'ここでは引数の既定値に定数しか書けません。引数を省略可能にし、関数の中で環境変数を読み込んでください。',
  },
  constant: {
    en: 'The constant is used where only a compile-time constant may stand, so it cannot be read from the environment.',
    ja: 'この定数はコンパイル時定数しか置けない箇所で使われているため、環境変数からは読み込めません。',
  },
  exportedConstant: {
    en: 'Other files may rely on this being a compile-time constant. Make it a function or a lazily read value first.',
    ja: '他のファイルがコンパイル時定数として使っている可能性があります。先に関数か遅延読み込みの値に変えてください。',
  },
  fileScope: {
    en: 'A variable outside of functions takes only a constant here. Set it at the start of main.',
    ja: '関数の外の変数は定数でしか初期化できません。main の先頭で値を設定してください。',
  },
  compileTime: {
    en: 'This is evaluated when the program is built, so the value would be baked into the build. Read the variable at run time.',
    ja: 'ここはビルド時に評価されるため、値がビルド成果物に埋め込まれます。実行時に読み込んでください。',
  },
  clientApp: {
    en: "This is part of an app that runs on the user's device, where no .env is read and every value can be extracted. Keep the secret on a server.",
    ja: '利用者の端末で動くアプリの一部です。.env は読み込まれず、埋め込んだ値は取り出せてしまいます。シークレットはサーバー側に置いてください。',
  },
  wordList: {
    en: 'A list of words takes no expression. Write it as a list of strings first.',
    ja: '単語リストの中に式は書けません。先に文字列のリストに書き換えてください。',
  },
  literalKind: {
    en: 'This kind of literal has no counterpart that is read at run time. Use an ordinary string first.',
    ja: 'この種類のリテラルは実行時の読み込みに置き換えられません。先に通常の文字列にしてください。',
  },
  macro: {
    en: 'This macro takes its text at compile time. Build the text at run time first.',
    ja: 'このマクロはコンパイル時に文字列を必要とします。先に実行時に組み立てる形にしてください。',
  },
  shared: {
    en: 'This file is included by others, which would all get the change. Move the value into one source file first.',
    ja: 'このファイルは他から読み込まれるため、変更が全体に及びます。先に値を一つのソースファイルに移してください。',
  },
  join: {
    en: 'The literal holds more than the secret, and it cannot be put together from parts here. Move the value into a variable of its own first.',
    ja: 'リテラルにシークレット以外の内容も含まれており、ここでは分割して組み立てられません。先に値だけを変数に分けてください。',
  },
} as const satisfies Readonly<Record<string, Text>>;
