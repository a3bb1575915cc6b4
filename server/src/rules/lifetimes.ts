import type { Text } from '../detection/types.ts';

/** How long a credential lives when nobody revokes it: what several providers say alike. */
export const LIFETIME = {
  never: { en: 'never expires by itself', ja: '自動では失効しない' },
  untilDeleted: { en: 'lives until it is deleted', ja: '削除されるまで有効' },
  untilReissued: { en: 'lives until it is reissued', ja: '再発行されるまで有効' },
  chosen: { en: 'chosen at creation; may be never', ja: '作成時に指定（無期限も可）' },
  optional: { en: 'an expiry is optional', ja: '有効期限の設定は任意' },
  hour: { en: '1 hour', ja: '1 時間' },
  halfDay: { en: '12 hours', ja: '12 時間' },
  day: { en: '24 hours by default', ja: '既定では 24 時間' },
  month: { en: '30 days', ja: '30 日' },
  sixtyDays: { en: '60 days', ja: '60 日' },
  year: { en: '1 year at most', ja: '最長 1 年' },
} satisfies Record<string, Text>;
