/** Words for several customers of one place with the same signal. */
import { messages } from './message.ts';

export const clusters = messages({
	title: {
		zh: (places: readonly string[], customers: number, signal: string) =>
			`${places.length > 0 ? `${places.join('，')}：` : ''}${customers} 位客户（${signal}）`,
		en: (places: readonly string[], customers: number, signal: string) =>
			`${places.length > 0 ? `${places.join(', ')}: ` : ''}${customers} customers (${signal})`
	},
	inDimension: {
		zh: (signal: string, dimension: string) => `${signal}（${dimension}）`,
		en: (signal: string, dimension: string) => `${signal}: ${dimension}`
	},
	kind: { zh: '群体预警', en: 'Clusters' },
	none: { zh: '没有群体预警', en: 'No clusters' },
	noneText: {
		zh: '几位客户在同一地点出现同一信号时，合并为一个个案，列在这里。',
		en: 'When several customers of one place show the same signal, one case stands for all of them here.'
	},
	badge: { zh: '群体预警', en: 'Cluster' },
	members: { zh: '涉及的客户', en: 'Customers' },
	lead: {
		zh: '7 天内同一地点出现同一信号（同一维度）。处理好共同的原因，不必逐个联系；期间这些客户的橙色预警不再单独提醒。',
		en: 'The same signal, in the same dimension where it names one, at the same place within 7 days. Put the common cause right instead of calling one by one; meanwhile Amber alerts of these customers stay quiet.'
	},
	customer: { zh: '客户', en: 'Customer' },
	band: { zh: '等级', en: 'Band' },
	reason: { zh: '信号', en: 'Signal' },
	partOf: {
		zh: '此客户所在地点正作为群体预警处理：',
		en: 'The place of this customer is being put right as a whole: '
	},
	thresholdLabel: {
		zh: '几位客户合为群体预警',
		en: 'Customers that make a cluster'
	},
	thresholdHint: {
		zh: '7 天内，同一地点有这么多客户出现同一信号，就合并为一个个案。维度差距按维度分别计算。',
		en: 'So many with the same signal at one place within 7 days become one case. Gaps are counted for each dimension.'
	}
});

export type ClusterFacts = { reference: string; title: string; due: string; link: string };

export const clusterMail = messages({
	subject: {
		zh: ({ title, reference }: ClusterFacts) => `群体预警：${title}（个案 ${reference}）`,
		en: ({ title, reference }: ClusterFacts) => `Cluster alert: ${title} (case ${reference})`
	},
	text: {
		zh: ({ title, due, link }: ClusterFacts) =>
			`${title}\n\n7 天内同一地点出现同一信号，个案已分配给您。请在 ${due} 前查明共同的原因。\n\n涉及的客户和信号：\n${link}`,
		en: ({ title, due, link }: ClusterFacts) =>
			`${title}\n\nThe same signal has come up at the same place within 7 days. The case is yours. Please find the common cause by ${due}.\n\nThe customers and their signals:\n${link}`
	}
});
