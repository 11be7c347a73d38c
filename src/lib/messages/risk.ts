/** Words of the risk ledger: bands, signals, and the parts of the sentences that explain a score. */
import { messages } from './message.ts';

export const bands = messages({
	low: { zh: '低', en: 'Low' },
	watch: { zh: '关注', en: 'Watch' },
	amber: { zh: '橙色', en: 'Amber' },
	red: { zh: '红色', en: 'Red' },
	must_act: { zh: '必须处理', en: 'Must act' },
	unknown: { zh: '未知', en: 'Unknown' }
});

/** What a signal is called in the middle of a sentence. */
export const signals = messages({
	dimension_gap: { zh: '服务差距', en: 'service gap' },
	low_answer: { zh: '极低评分', en: 'very low answers' },
	overall_drop: { zh: '总体满意度下降', en: 'fall in overall satisfaction' },
	contradiction: { zh: '打分与留言不一致', en: 'contradiction of score and words' },
	information_unclear: { zh: '信息不清楚', en: 'unclear information' },
	felt_ignored: { zh: '感到被冷落', en: 'feeling of being ignored' },
	high_effort: { zh: '办事费力', en: 'high effort' },
	switching_intent: { zh: '更换意向', en: 'intention to switch' },
	all_met: { zh: '各维度达到期望', en: 'met expectations' },
	long_wait: { zh: '等候超过承诺', en: 'wait beyond the promise' },
	delivered_late: { zh: '交付延误', en: 'late delivery' },
	below_standard: { zh: '低于承诺的标准', en: 'quality below the standard' },
	repeated_contact: { zh: '反复联系', en: 'repeated contact' },
	service_fault: { zh: '服务故障', en: 'service fault' },
	cancelled: { zh: '服务被取消', en: 'cancellation' },
	promise_broken: { zh: '承诺未兑现', en: 'broken promise' },
	missed_callback: { zh: '未按约回电', en: 'missed callback' },
	notice_undelivered: { zh: '通知未送达', en: 'undelivered notice' },
	silence: { zh: '不再答复', en: 'silence' },
	left_at: { zh: '中途离开问卷', en: 'unfinished survey' },
	season_peak: { zh: '投诉高发月份', en: 'season of many complaints' },
	product_batch: { zh: '同批次故障', en: 'fault of the product batch' },
	contact_requested: { zh: '要求联系', en: 'request to be contacted' },
	regulator_named: { zh: '提到监管或法律途径', en: 'mention of a regulator or the law' },
	public_post: { zh: '公开发声', en: 'public post' },
	case_solved: { zh: '问题已解决', en: 'solved problem' },
	case_not_solved: { zh: '问题未解决', en: 'unsolved problem' },
	other: { zh: '其他信号', en: 'other signal' }
});

export const reasons = messages({
	source: {
		zh: (survey: string, day: string) => `问卷《${survey}》，${day}`,
		en: (survey: string, day: string) => `“${survey}”, ${day}`
	},
	gapOf: {
		zh: (dimension: string) => `${dimension}差距`,
		en: (dimension: string) => `${dimension} gap`
	},
	gap: {
		zh: (name: string, gap: string, source: string, facts: string) =>
			`${name} ${gap}（${source}${facts}）`,
		en: (name: string, gap: string, source: string, facts: string) =>
			`${name} ${gap} (${source}${facts})`
	},
	ratings: {
		zh: (hoped: string, felt: string, most: string) =>
			`；期望 ${hoped}，感受 ${felt}，满分 ${most}`,
		en: (hoped: string, felt: string, most: string) =>
			`; expected ${hoped}, experienced ${felt} of ${most}`
	},
	answered: {
		zh: (have: string, asked: string) => `；${asked} 题中答了 ${have} 题`,
		en: (have: string, asked: string) => `; ${have} of ${asked} answered`
	},
	lowAnswers: {
		zh: (n: number, source: string, items: string) =>
			`${n === 1 ? '极低评分' : `极低评分 ${n} 项`}（${source}${items}）`,
		en: (n: number, source: string, items: string) =>
			`${n === 1 ? 'very low answer' : `very low answers: ${n}`} (${source}${items})`
	},
	lowItem: {
		zh: (text: string, answer: string, most: string) => `“${text}” ${answer}/${most}`,
		en: (text: string, answer: string, most: string) => `“${text}” ${answer} of ${most}`
	},
	lowItems: {
		zh: (items: readonly string[], more: number) =>
			`：${items.join('，')}${more > 0 ? `，另有 ${more} 项` : ''}`,
		en: (items: readonly string[], more: number) =>
			`: ${items.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
	},
	drop: {
		zh: (before: string, now: string, source: string, earlier: string) =>
			`总体满意度由 ${before} 降到 ${now}（${source}${earlier}）`,
		en: (before: string, now: string, source: string, earlier: string) =>
			`overall satisfaction fell from ${before} to ${now} (${source}${earlier})`
	},
	earlier: { zh: (day: string) => `；上次 ${day}`, en: (day: string) => `; last time ${day}` },
	outOf: {
		zh: (value: string, most: string) => `${value}/${most}`,
		en: (value: string, most: string) => `${value} of ${most}`
	},
	contact: {
		zh: (source: string) => `要求联系（${source}）`,
		en: (source: string) => `asked to be contacted (${source})`
	},
	mentioned: {
		zh: (words: string, source: string) => `提到：${words}（${source}）`,
		en: (words: string, source: string) => `mentioned: ${words} (${source})`
	},
	waited: {
		zh: (measured: string, promised: string, where: string) =>
			`等候 ${measured}，承诺 ${promised}（${where}）`,
		en: (measured: string, promised: string, where: string) =>
			`waited ${measured}, promised ${promised} (${where})`
	},
	exceeded: {
		zh: (name: string, measured: string, promised: string, where: string) =>
			`${name}：实际 ${measured}，承诺 ${promised}（${where}）`,
		en: (name: string, measured: string, promised: string, where: string) =>
			`${name}: ${measured}, promised ${promised} (${where})`
	},
	late: {
		zh: (measured: string, where: string) => `比承诺晚 ${measured}（${where}）`,
		en: (measured: string, where: string) => `${measured} later than promised (${where})`
	},
	where: {
		zh: (service: string, day: string) => `${service}，${day}`,
		en: (service: string, day: string) => `${service}, ${day}`
	},
	seconds: { zh: (n: string) => `${n} 秒`, en: (n: string) => `${n} s` },
	minutes: { zh: (n: string) => `${n} 分钟`, en: (n: string) => `${n} min` },
	hours: { zh: (n: string) => `${n} 小时`, en: (n: string) => `${n} h` },
	days: { zh: (n: string) => `${n} 天`, en: (n: string) => (n === '1' ? '1 day' : `${n} days`) },
	solved: {
		zh: (reference: string, day: string) => `问题已解决（个案 ${reference}，${day}）`,
		en: (reference: string, day: string) => `problem solved (case ${reference}, ${day})`
	},
	notSolved: {
		zh: (reference: string, day: string) => `问题未解决（个案 ${reference}，${day}）`,
		en: (reference: string, day: string) => `problem not solved (case ${reference}, ${day})`
	},
	generic: {
		zh: (name: string, day: string) => `${name}（${day}）`,
		en: (name: string, day: string) => `${name} (${day})`
	},
	unnamed: {
		zh: (code: string) => `信号 ${code}`,
		en: (code: string) => `signal ${code}`
	},
	mustAct: {
		zh: (sentence: string) => `必须处理 · ${sentence}`,
		en: (sentence: string) => `must act · ${sentence}`
	},
	points: {
		zh: (points: string, sentence: string) => `${points} ${sentence}`,
		en: (points: string, sentence: string) => `${points} ${sentence}`
	}
});

export const summaries = messages({
	standing: {
		zh: (band: string, points: string) => `${band}，${points} 分`,
		en: (band: string, points: string) =>
			`${band}, ${points === '1' || points === '−1' ? `${points} point` : `${points} points`}`
	},
	before: {
		zh: (points: string, day: string) => `（${day}为 ${points} 分）`,
		en: (points: string, day: string) => ` (was ${points} on ${day})`
	},
	end: { zh: '。', en: '.' },
	without: {
		zh: (band: string, reason: string) => `若没有${reason}，则为${band}。`,
		en: (band: string, reason: string) => ` Would be ${band} without the ${reason}.`
	},
	unknown: {
		zh: '未知：近 60 天没有问卷回答，近 30 天没有可对照承诺的服务记录，因此无法判断；未知不等于安全。',
		en: 'Unknown: no survey answer in the last 60 days and no service contact measured against its promise in the last 30, so nothing can be said. Unknown is not safe.'
	},
	checked: { zh: '已用贵机构的数据检验', en: 'checked on your data' },
	startingGuess: {
		zh: '初始估计，尚未用贵机构的数据检验',
		en: 'starting guess, not yet checked on your data'
	},
	thresholds: {
		zh: (watch: number, amber: number, red: number) =>
			`关注从 ${watch} 分起，橙色从 ${amber} 分起，红色从 ${red} 分起`,
		en: (watch: number, amber: number, red: number) =>
			`Watch from ${watch} points, Amber from ${amber}, Red from ${red}`
	}
});
