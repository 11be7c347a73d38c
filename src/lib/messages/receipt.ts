/** Words on a receipt. */
import { messages } from './message.ts';

export const receipt = messages({
	thanks: { zh: '谢谢您，回答已收到', en: 'Thank you. Your answers have arrived' },
	number: { zh: '回执编号', en: 'Receipt number' },
	receivedAt: { zh: '收到时间', en: 'Received' },
	about: { zh: '问卷', en: 'Survey' },
	next: { zh: '接下来', en: 'What happens next' },
	contact: {
		zh: (organization: string) =>
			`您希望有人与您联系：${organization}的工作人员会看到，并与您联系。`,
		en: (organization: string) =>
			`You asked to be contacted: staff of ${organization} can see this and will get in touch.`
	},
	read: {
		zh: (organization: string) =>
			`您的回答已经可以在${organization}看到。回答显示有问题时，可能会有人主动与您联系。`,
		en: (organization: string) =>
			`Your answers can be seen at ${organization} from now on. Where they point to a problem, somebody may get in touch.`
	},
	readUnnamed: {
		zh: (organization: string) => `您的回答已经可以在${organization}看到，但看不到是谁填的。`,
		en: (organization: string) =>
			`Your answers can be seen at ${organization} from now on, but not whose they are.`
	},
	keep: {
		zh: '请记下编号。以后想查询、更正或删除这份回答，凭编号就能找到它。',
		en: 'Keep the number. It finds your answers if you want to ask about them, correct them or have them deleted.'
	},
	test: {
		zh: '这是测试，回答没有计入任何结果。',
		en: 'This was a test; the answers do not count.'
	},
	once: {
		zh: '这份回答已经记下，只记一次，不必再次提交。',
		en: 'These answers are counted once; there is no need to send again.'
	}
});
