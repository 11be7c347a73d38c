/** Words of the learned probability on a customer's page. */
import { messages } from './message.ts';

export const learnedRisk = messages({
	title: { zh: '从结果中学到的概率', en: 'Learned from outcomes' },
	probability: {
		zh: '若无人主动联系，60 天内投诉的概率',
		en: 'Probability of a complaint within 60 days if nobody gets in touch'
	},
	tooFew: {
		zh: (n: string, needed: string) =>
			`只学过 ${n} 个结果，不足 ${needed} 个，不显示百分比；请看等级。`,
		en: (n: string, needed: string) =>
			`Learned from ${n} outcomes only; below ${needed} no percentage is shown. Go by the band.`
	},
	alike: {
		zh: (
			from: string,
			to: string,
			n: string,
			complaints: string,
			rate: string,
			low: string,
			high: string
		) =>
			`概率同在 ${from}–${to}、无人主动联系的 ${n} 位客户中，${complaints} 位真的投诉了（${rate}，90% 区间 ${low}–${high}）；模型学习过的客户也在内。`,
		en: (
			from: string,
			to: string,
			n: string,
			complaints: string,
			rate: string,
			low: string,
			high: string
		) =>
			`Of ${n} not-contacted customers with a probability of ${from} to ${to}, ${complaints} did complain (${rate}; 90% range ${low} to ${high}), those learned from included.`
	},
	alikeTooFew: {
		zh: (from: string, to: string, n: string, needed: string) =>
			`概率同在 ${from}–${to} 的客户实际投诉多少：数据不足（需要 ${needed} 位无人主动联系的客户，现有 ${n} 位）。`,
		en: (from: string, to: string, n: string, needed: string) =>
			`How many customers with a probability of ${from} to ${to} complain: not enough data (${n} of ${needed} not-contacted customers).`
	},
	alikeNotCounted: {
		zh: '概率相近的客户实际投诉多少，会在一天内统计出来。',
		en: 'How many customers with such a probability complain is counted within a day.'
	},
	raising: { zh: '常见于投诉较多的客户', en: 'Goes with more complaints' },
	lowering: { zh: '常见于投诉较少的客户', en: 'Goes with fewer complaints' },
	odds: {
		zh: (factor: string) => `几率 ×${factor}`,
		en: (factor: string) => `odds ×${factor}`
	},
	nothing: {
		zh: '没有哪个信号使这位客户明显不同于一般客户。',
		en: 'No signal sets this customer clearly apart from the average one.'
	},
	note: {
		zh: '与一般客户相比。这些只是常与投诉一同出现，不一定是原因。',
		en: 'Compared with the average customer. These go together with complaints; they need not be causes.'
	},
	basis: {
		zh: (version: number, n: string, complaints: string) =>
			`模型第 ${version} 版，从无人主动联系的 ${n} 位客户、${complaints} 起投诉中学习。`,
		en: (version: number, n: string, complaints: string) =>
			`Model version ${version}, learned from ${n} not-contacted customers and ${complaints} complaints.`
	},
	absent: {
		zh: (name: string) => `没有“${name}”的记录`,
		en: (name: string) => `no ${name} on record`
	},
	present: { zh: (name: string) => name, en: (name: string) => name },
	more: {
		zh: (n: number) => `，另有 ${n} 条同类记录`,
		en: (n: number) => `, and ${n} more of the kind`
	}
});
