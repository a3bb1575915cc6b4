/** The steps of a rotation as a Markdown document whose items can be ticked off. */
import type { Text } from '../../detection/types.ts';
import type { RotationStep } from './checklist.ts';

const PAGE = { en: 'Its page', ja: '管理画面・説明' };

/** @returns the whole document, ending in a line break. */
export function rotationMarkdown(
  title: string,
  steps: readonly RotationStep[],
  language: keyof Text,
): string {
  const sections = steps.map(({ title: heading, parts, url }, index) =>
    [
      `- [ ] **${index + 1}. ${heading[language]}**`,
      ...parts.flatMap(({ text, command }) => [
        '',
        `  ${text[language]}`,
        ...(command === undefined
          ? []
          : ['', '  ```sh', ...command.split('\n').map((line) => `  ${line}`), '  ```']),
      ]),
      ...(url === undefined ? [] : ['', `  ${PAGE[language]}: <${url}>`]),
    ].join('\n'),
  );
  return `# ${title}\n\n${sections.join('\n\n')}\n`;
}
