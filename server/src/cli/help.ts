/** `--help`, in both languages. */
import type { Text } from '../detection/types.ts';
import type { Language } from '../language.ts';
import { STORES } from '../remediation/stores/index.ts';

const STORE_LINES = storeLines(62).join(`\n${' '.repeat(32)}`);

const HELP: Text = {
  en: `kagimori finds credentials in code and moves them to .env.

Usage
  kagimori scan [PATH...]             look into files and folders (the current folder if none is named)
  kagimori fix [--dry-run] [PATH...]  move what is certain to .env, all of it or nothing
  kagimori baseline create [PATH...]  settle all that is found now (.kagimori-baseline.json)
  kagimori baseline update [PATH...]  settle what is new, and drop what is gone
  kagimori baseline prune [PATH...]   drop what is gone, and settle nothing
  kagimori merge REPORT...            join JSON reports of several runs into one
  kagimori import [FILE...]           take over the settings of detect-secrets, gitleaks and secretlint
  kagimori completion SHELL           print the completion for bash, zsh or fish

Options of scan
  --format FORMAT               text, html, json, sarif, github, gitlab or junit (text)
  -o, --output FILE             write the report to a file
  --min-severity SEVERITY       critical, high, medium, low or info: leave out what is below (info)
  --fail-on SEVERITY            end with 1 only from this severity on, or never (info)
  --level LEVEL                 strict: proven formats only; default; everything: guesses, too
  --baseline FILE               leave out what is settled in this file
  --staged                      look at what is staged for the next commit
  --history                     look at every change of the repository's history
  --since REF                   look at the lines that are new since a commit, branch or tag
  --shard K/N                   look at the K-th of N parts of the files; "kagimori merge" joins the reports
  --stdin                       look at the standard input
  --stdin-filename NAME         what the standard input is to be taken for
  --config FILE                 use this configuration rather than the nearest .kagimori.json
  --no-ignore                   look into what .gitignore names and into installed packages
  --max-file-size MB            skip larger files (5)
  --archives                    look into zip, jar, whl, tar, tar.gz, gz and their like, too (a.zip!inner/file)
  --cache FILE                  remember in this file what holds nothing: the next run reads only what changed
  --policies                    look for rights that are too broad, too: IAM, Kubernetes, GitHub Actions, OAuth ...
  --verify                      send each key that is found to its own provider, which says whether it is live
  --check-url PROVIDER=URL      with --verify: ask this host instead (gitlab=https://gitlab.example.com)
  --age                         ask git since when each key stands in the history, and which remote branch has it
  --max-age DAYS                with --age: a key that is older is overdue (90)
  --show-suppressed             list what was held back, too, and why
  -j, --jobs N                  worker threads (one per core)

Options of merge
  --format, -o, --fail-on, --show-suppressed and --config, as for scan; the language is that of the reports

Options of import
  --dry-run                     say what would be taken over, and write nothing

Options of fix
  --dry-run                     show what would change, and change nothing
  --store STORE                 put the values into a secrets manager instead of .env:
                                ${STORE_LINES}
  --store-setting KEY=VALUE     what the manager has to be told (vault, project, region ...)
  --overwrite                   give a name that the manager has already a new version

Options of baseline
  -o, --output FILE             the baseline (.kagimori-baseline.json)
  --reason TEXT                 why the new entries are settled
  --until YYYY-MM-DD            last day on which they are

Everywhere
  --lang en|ja                  language of the messages
  -h, --help                    show this text
  -V, --version                 show the version

Exit codes
  0 nothing found    1 something found    2 could not scan

A value is never printed: reports show the place, the kind and a fixed prefix at most.
`,
  ja: `kagimori はコードに書かれた認証情報を見つけ、.env へ移します。

使い方
  kagimori scan [パス...]             ファイルとフォルダーを調べる (省略時は現在のフォルダー)
  kagimori fix [--dry-run] [パス...]  確実なものを .env へ移す (すべて移すか、何も変えないか)
  kagimori baseline create [パス...]  いま見つかるものをすべて対応済みとする (.kagimori-baseline.json)
  kagimori baseline update [パス...]  新しいものを加え、なくなったものを除く
  kagimori baseline prune [パス...]   なくなったものを除くだけで、何も加えない
  kagimori merge 報告...              複数の実行の JSON の報告を 1 つにまとめる
  kagimori import [ファイル...]       detect-secrets、gitleaks、secretlint の設定を引き継ぐ
  kagimori completion シェル          bash、zsh、fish の補完スクリプトを出力する

scan のオプション
  --format 形式                 text、html、json、sarif、github、gitlab、junit (text)
  -o, --output ファイル         報告をファイルに書き出す
  --min-severity 深刻度         critical、high、medium、low、info: これより低いものを除く (info)
  --fail-on 深刻度              この深刻度以上のときだけ終了コードを 1 にする。never も可 (info)
  --level レベル                strict: 形式が確実なもののみ、default、everything: 推測も含める
  --baseline ファイル           このファイルで対応済みのものを除く
  --staged                      次のコミットに入る変更を調べる
  --history                     リポジトリの履歴にあるすべての変更を調べる
  --since 参照                  コミット・ブランチ・タグより後に加わった行を調べる
  --shard K/N                   ファイルを N 個に分けた K 番目を調べる。報告は「kagimori merge」でまとめる
  --stdin                       標準入力を調べる
  --stdin-filename 名前         標準入力をこの名前のファイルとして扱う
  --config ファイル             最も近い .kagimori.json の代わりにこの設定を使う
  --no-ignore                   .gitignore の対象やインストール済みパッケージも調べる
  --max-file-size MB            これより大きいファイルを除く (5)
  --archives                    zip・jar・whl・tar・tar.gz・gz などの中も調べる (a.zip!中のファイル)
  --cache FILE                  何もないファイルをここに覚え、次回は変わったものだけを読む
  --policies                    広すぎる権限 (IAM、Kubernetes、GitHub Actions、OAuth など) も調べる
  --verify                      見つけたキーを発行元に送信し、有効かどうかを確認する
  --check-url 発行元=URL        --verify の問い合わせ先を変える (gitlab=https://gitlab.example.com)
  --age                         各キーがいつから履歴にあり、どのリモートブランチにあるかを git に確認する
  --max-age 日数                --age で、これより古いキーを期限超過とする (90)
  --show-suppressed             除外したものもその理由とともに表示する
  -j, --jobs N                  ワーカースレッドの数 (コアごとに 1 つ)

merge のオプション
  --format、-o、--fail-on、--show-suppressed、--config (scan と同じ)。言語は報告のものになる

import のオプション
  --dry-run                     引き継ぐ内容を表示するだけで、何も書き込まない

fix のオプション
  --dry-run                     変更内容を表示するだけで、何も変えない
  --store 保管先                .env の代わりにシークレットマネージャーへ移す:
                                ${STORE_LINES}
  --store-setting キー=値       保管先に伝える設定 (vault、project、region など)
  --overwrite                   保管先に同じ名前があれば、新しいバージョンにする

baseline のオプション
  -o, --output ファイル         ベースラインのファイル (.kagimori-baseline.json)
  --reason 文                   対応済みとする理由
  --until YYYY-MM-DD            対応済みとする最後の日

共通
  --lang en|ja                  メッセージの言語
  -h, --help                    この説明を表示する
  -V, --version                 バージョンを表示する

終了コード
  0 検出なし    1 検出あり    2 調べられなかった

値そのものは決して表示しません。場所と種類、そして決まった接頭辞だけを示します。
`,
};

export const helpText = (language: Language): string => HELP[language];

/** The ids of the stores, in lines of at most `width` characters. */
function storeLines(width: number): readonly string[] {
  const lines: string[] = [];
  for (const { id } of STORES.filter(({ access }) => access !== undefined)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + id.length + 2 <= width)
      lines[lines.length - 1] = `${last}, ${id}`;
    else lines.push(id);
  }
  return lines;
}
