/** Why a candidate was judged as it was, in words: the strongest measures, told by what they are about. */

import type { Evidence, Text } from '../types.ts';
import { FEATURES } from './features.ts';
import { contributions, type FlatForest } from './forest.ts';
import type { Subject } from './subject.ts';

const text = (en: string, ja: string): Text => ({ en, ja });

const NAME = {
  for: text('its name says that it is a credential', '名前が認証情報であることを示しています'),
  against: text('its name could also mean something else', '名前は別の意味にも取れます'),
};
const PLACE = {
  for: text('it stands where a credential is given', '認証情報を渡す場所に書かれています'),
  against: text('it stands where credentials are rarely real', '本物の認証情報があまり置かれない場所です'),
};

/** What the value looks like, told by its shape alone. */
function valueText({ spelling, alphabet, value }: Subject, supports: boolean): Text {
  if (!supports) {
    return spelling.covered > 0.6
      ? text('its value reads like ordinary words', '値が普通の単語に見えます')
      : text('its value has the shape of something else', '値が別の種類のデータの形をしています');
  }
  if (spelling.covered < 0.5 && value.length >= 12) {
    return text(
      'its value looks random: hardly any words in it',
      '値が無作為な文字列に見え、単語がほとんど含まれていません',
    );
  }
  if (alphabet.digit > 0 && alphabet.lower + alphabet.upper > 0) {
    return text(
      'its value mixes letters and digits as passwords do',
      '値がパスワードらしく英字と数字を混ぜています',
    );
  }
  return text('its value is written out in plain text', '値が平文で書かれています');
}

/**
 * The reasons in order of weight: name, value and place, each once and only where it moved the judgement.
 * Holds nothing of the value.
 */
export function explain(forest: FlatForest, subject: Subject, sample: Float64Array): readonly Evidence[] {
  const sums = { name: 0, value: 0, place: 0 };
  contributions(forest, sample).forEach((moved, i) => {
    const about = FEATURES[i]?.about;
    if (about !== undefined) sums[about] += moved;
  });
  return (['name', 'value', 'place'] as const)
    .filter((about) => Math.abs(sums[about]) > 0.1)
    .sort((a, b) => Math.abs(sums[b]) - Math.abs(sums[a]))
    .map((about) => {
      const supports = sums[about] > 0;
      const said =
        about === 'value'
          ? valueText(subject, supports)
          : (about === 'name' ? NAME : PLACE)[supports ? 'for' : 'against'];
      return { kind: about, text: said, supports };
    });
}
