import { messages } from './message.ts';

/** Words around what customers wrote, wherever it is shown without who wrote it. */
export const comments = messages({
	leastSatisfied: { zh: '总体最不满意的客户', en: 'the least satisfied' },
	lowestOn: {
		zh: (dimension: string) => `给“${dimension}”打分最低的客户`,
		en: (dimension: string) => `those who rated ${dimension} lowest`
	},
	basis: {
		zh: (whose: string, n: string) => `来自${whose}（范围内共 ${n}）。`,
		en: (whose: string, n: string) => `By ${whose}, out of ${n}.`
	},
	note: {
		zh: '从最近的一千条留言里选；姓名、电话、邮箱等已替换为“…”，不显示日期。',
		en: 'Chosen from the latest thousand; names, numbers and addresses are replaced by “…”, and dates left out.'
	},
	hidden: {
		zh: '答卷少于 10 份，或范围小到可能认出是谁，不显示留言。',
		en: 'Not shown: fewer than ten answers, or a selection so small that people could be told apart.'
	},
	none: { zh: '这个范围内没有留言。', en: 'Nobody wrote a comment in this selection.' }
});
