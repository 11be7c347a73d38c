/** How a shipped playbook is written down. */
import type { Playbook } from './playbook.ts';

export type Pair = readonly [zh: string, en: string];

/** Tasks are given one a line; the mail is what stands between greeting and name. */
export function play(
	channel: Playbook['channel'],
	words: Pair,
	tasks: readonly Pair[],
	mail: Pair
): Playbook {
	return {
		channel,
		words: { zh: words[0], en: words[1] },
		tasks: {
			zh: tasks.map(([zh]) => zh).join('\n'),
			en: tasks.map(([, en]) => en).join('\n')
		},
		mail: {
			zh: `{{name}}，您好：\n\n${mail[0]}`,
			en: `Dear {{name}},\n\n${mail[1]}`
		}
	};
}

export const LISTEN: Pair = [
	'先听客户说完，再复述一遍确认。',
	'Hear the customer out, then say it back.'
];
export const PROMISE: Pair = [
	'说定下一步和时间，并记下来。',
	'Agree on the next step and its time, and write it down.'
];
