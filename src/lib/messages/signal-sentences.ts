/** Parts of the sentences for what words, service contacts, time and other customers tell of somebody. */
import { messages } from './message.ts';

/** Sentences on an answer; the last parameter says which survey and when. */
export const answerSentences = messages({
	unclear: {
		zh: (answer: string, source: string) => `信息不清楚：选了“${answer}”（${source}）`,
		en: (answer: string, source: string) =>
			`information was not clear: answered “${answer}” (${source})`
	},
	disrespected: {
		zh: (answer: string, source: string) => `没有感到受尊重：选了“${answer}”（${source}）`,
		en: (answer: string, source: string) =>
			`did not feel respected: answered “${answer}” (${source})`
	},
	ignored: {
		zh: (words: string, source: string) => `话里透出被冷落：“${words}”（${source}）`,
		en: (words: string, source: string) => `felt ignored, by their words: “${words}” (${source})`
	},
	contradiction: {
		zh: (overall: string, words: string, source: string) =>
			`总体满意度打了 ${overall}，留言却不满${words}（${source}）`,
		en: (overall: string, words: string, source: string) =>
			`rated ${overall}, but the comment sounds dissatisfied${words} (${source})`
	},
	quoted: { zh: (words: string) => `：“${words}”`, en: (words: string) => `: “${words}”` },
	effort: {
		zh: (rated: string, source: string) => `办事费力：省力程度只评了 ${rated}（${source}）`,
		en: (rated: string, source: string) =>
			`getting it done was hard: ease rated ${rated} (${source})`
	},
	switching: {
		zh: (rated: string, source: string) => `在考虑换一家：同意程度 ${rated}（${source}）`,
		en: (rated: string, source: string) =>
			`thinking of another provider: agreed ${rated} (${source})`
	},
	disloyal: {
		zh: (rated: string, source: string) =>
			`忠诚度只有 ${rated}，有别家可选就未必再选我们（${source}）`,
		en: (rated: string, source: string) =>
			`loyalty rated ${rated}: might well choose somebody else (${source})`
	},
	allMet: {
		zh: (n: number, source: string) => `${n} 个维度都达到或超过期望（${source}）`,
		en: (n: number, source: string) =>
			`expectations met in ${n === 1 ? 'the one dimension' : `all ${n} dimensions`} (${source})`
	},
	goesPublic: {
		zh: (words: string, source: string) => `提到要公开：“${words}”（${source}）`,
		en: (words: string, source: string) => `speaks of going public: “${words}” (${source})`
	}
});

/** Sentences on a service contact; the last parameter says which one and when. */
export const contactSentences = messages({
	regulator: {
		zh: (where: string) => `提到监管或法律途径（${where}）`,
		en: (where: string) => `named a regulator or the law (${where})`
	},
	posted: {
		zh: (where: string) => `已公开发帖（${where}）`,
		en: (where: string) => `posted publicly (${where})`
	},
	standard: {
		zh: (name: string, measured: string, promised: string, where: string) =>
			`${name}：实际 ${measured}，标准 ${promised}（${where}）`,
		en: (name: string, measured: string, promised: string, where: string) =>
			`${name}: ${measured}, standard ${promised} (${where})`
	},
	again: {
		zh: (contacts: number, days: number, where: string) =>
			`${days} 天内为同一服务联系了 ${contacts} 次（${where}）`,
		en: (contacts: number, days: number, where: string) =>
			`${contacts} contacts about the same service within ${days === 1 ? '1 day' : `${days} days`} (${where})`
	},
	fault: {
		zh: (where: string) => `服务出了故障（${where}）`,
		en: (where: string) => `a fault of the service (${where})`
	},
	cancelled: {
		zh: (where: string) => `服务被取消（${where}）`,
		en: (where: string) => `the service was cancelled (${where})`
	},
	promise: {
		zh: (where: string) => `答应的事没有做到（${where}）`,
		en: (where: string) => `a promise was not kept (${where})`
	},
	callback: {
		zh: (where: string) => `约好的回电没有打（${where}）`,
		en: (where: string) => `an agreed callback was not made (${where})`
	},
	undelivered: {
		zh: (where: string) => `通知没有送达（${where}）`,
		en: (where: string) => `a notice did not arrive (${where})`
	},
	batch: {
		zh: (product: string, batch: string) => `${product}，批次 ${batch}`,
		en: (product: string, batch: string) => `${product}, batch ${batch}`
	}
});

/** Sentences on what only time or other customers tell. */
export const clockSentences = messages({
	silence: {
		zh: (invitations: number, last: string) =>
			`以前答过问卷，最近 ${invitations} 次邀请都没有答复${last}`,
		en: (invitations: number, last: string) =>
			`answered before, but not the last ${invitations} invitations${last}`
	},
	lastAnswer: {
		zh: (day: string) => `（上次回答 ${day}）`,
		en: (day: string) => ` (last answer ${day})`
	},
	leftAt: {
		zh: (dimension: string, source: string) =>
			`打开问卷，停在“${dimension}”，没有提交（${source}）`,
		en: (dimension: string, source: string) =>
			`opened the survey and left it at ${dimension}, unsent (${source})`
	},
	left: {
		zh: (source: string) => `打开问卷后没有提交（${source}）`,
		en: (source: string) => `opened the survey and left it unsent (${source})`
	},
	season: {
		zh: (site: string, month: string, ratio: string, complaints: string) =>
			`${site}往年${month}的投诉是其他月份的 ${ratio} 倍（共 ${complaints} 件）`,
		en: (site: string, month: string, ratio: string, complaints: string) =>
			`${site}: in ${month} of earlier years ${ratio} times the complaints of other months (${complaints} in all)`
	},
	batch: {
		zh: (product: string, customers: string, days: string) =>
			`${days} 天内有 ${customers} 位客户报同一批产品的故障（${product}）`,
		en: (product: string, customers: string, days: string) =>
			`faults of the same product at ${customers} customers within ${days} days (${product})`
	}
});

/** Words inside the names that organisations give to what they measure. */
export const quantityWords = messages({
	temperature: { zh: '温度', en: 'temperature' },
	pressure: { zh: '压力', en: 'pressure' },
	speed: { zh: '速度', en: 'speed' },
	bandwidth: { zh: '带宽', en: 'bandwidth' },
	flow: { zh: '流量', en: 'flow' },
	brightness: { zh: '亮度', en: 'brightness' },
	accuracy: { zh: '准确率', en: 'accuracy' },
	completeness: { zh: '完整率', en: 'completeness' },
	availability: { zh: '可用率', en: 'availability' },
	freshness: { zh: '新鲜度', en: 'freshness' },
	noise: { zh: '噪声', en: 'noise' },
	room: { zh: '室内', en: 'room' },
	supply: { zh: '供水', en: 'supply' },
	water: { zh: '水', en: 'water' },
	delivery: { zh: '送达', en: 'delivery' },
	repair: { zh: '维修', en: 'repair' },
	reply: { zh: '回复', en: 'reply' }
});
