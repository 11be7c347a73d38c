/** The mail that tells a colleague once a day what is new. */
import { messages } from './message.ts';

export const digestMail = messages({
	subject: {
		zh: (parts: readonly string[]) => `每日汇总：${parts.join('，')}`,
		en: (parts: readonly string[]) => `Daily digest: ${parts.join(', ')}`
	},
	newCases: {
		zh: (n: number) => `${n} 个新个案`,
		en: (n: number) => (n === 1 ? '1 new case' : `${n} new cases`)
	},
	waitingShort: {
		zh: (n: string) => `${n} 位客户等候`,
		en: (n: string) => `${n} waiting`
	},
	watchedShort: { zh: (n: string) => `${n} 位需关注`, en: (n: string) => `${n} to watch` },
	cases: { zh: '分配给您的新个案（橙色）：', en: 'New cases of yours (Amber):' },
	case: {
		zh: (customer: string, score: string, due: string, link: string) =>
			`· 客户 ${customer}，${score} 分，请在 ${due} 前联系\n  ${link}`,
		en: (customer: string, score: string, due: string, link: string) =>
			`- Customer ${customer}, score ${score}, please contact by ${due}\n  ${link}`
	},
	more: {
		zh: (n: string, link: string) => `另有 ${n} 个：${link}`,
		en: (n: string, link: string) => `And ${n} more: ${link}`
	},
	waiting: {
		zh: (all: string, fresh: string, link: string) =>
			`排队等候的客户：${all} 位，其中新增 ${fresh} 位。\n${link}`,
		en: (all: string, fresh: string, link: string) =>
			`Waiting: ${all}, of them new: ${fresh}.\n${link}`
	},
	watch: {
		zh: (n: string, names: string) => `因新信号进入或停留在“关注”的客户：${n} 位（${names}）。`,
		en: (n: string, names: string) => `In Watch with a new signal: ${n} (${names}).`
	},
	watched: {
		zh: (customer: string, score: string) => `${customer} ${score} 分`,
		en: (customer: string, score: string) => `${customer}: ${score}`
	},
	why: {
		zh: '每天一封，没有新情况就不发。发送时间可在“设置 · 诉前预防”中调整。',
		en: 'One mail a day, and none when nothing is new. The hour can be changed under Settings, Prevention.'
	}
});
