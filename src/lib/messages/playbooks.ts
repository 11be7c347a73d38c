/** Words around playbooks: the card on a case, and the page on which they are written. */
import { messages } from './message.ts';

export const playbooks = messages({
	title: { zh: '应对建议', en: 'What to say and do' },
	lead: {
		zh: '针对目前计分的主要理由。',
		en: 'For the main reasons in force now.'
	},
	words: { zh: '可以这样开口', en: 'Words to begin with' },
	tasks: { zh: '要做的事', en: 'What to do' },
	mail: { zh: '邮件模板', en: 'Mail to start from' },
	channel: { zh: '联系方式', en: 'Channel' },
	write: { zh: '修改应对建议', en: 'Edit what is suggested' },

	pageTitle: { zh: '应对建议', en: 'Playbooks' },
	pageLead: {
		zh: '每种信号都有现成的建议，可以换成自己的说法。个案页面显示在理由旁边。',
		en: 'Every signal comes with a suggestion; write your own over it. They stand beside the reasons of a case.'
	},
	back: { zh: '诉前预防', en: 'Prevention' },
	own: { zh: '自己的', en: 'Your own' },
	zh: { zh: '中文', en: 'Chinese' },
	en: { zh: '英文', en: 'English' },
	oneALine: { zh: '每行一件。', en: 'One a line.' },
	mailHint: { zh: '{{name}} 会换成客户的姓名。', en: '{{name}} becomes the name of the customer.' },
	restore: { zh: '恢复原有建议', en: 'Back to the shipped one' },
	saved: { zh: '已保存。', en: 'Saved.' },
	restored: { zh: '已恢复。', en: 'Back to the shipped one.' }
});
