import { messages } from './message.ts';

/** Words of the page on which a prevention programme is planned. */
export const preventionPlan = messages({
	planTitle: { zh: '开始一个对照方案', en: 'Plan a programme' },
	lead: {
		zh: '一部分橙色客户由抽签决定暂不主动联系，正常服务照旧；到期比较两组的投诉率。红色、必须处理、已确认受到情感伤害、弱势、要求联系、正在投诉的客户从不抽签。',
		en: 'Some Amber customers, chosen by lot, are not contacted for a while; normal service goes on. Then the complaint rates of both groups are compared. Red, must-act, confirmed harm, vulnerable customers, whoever asked for contact or has a complaint open are never drawn.'
	},
	numbers: { zh: '先看把握有多大', en: 'First: what can be told at all' },
	expected: { zh: '预计每周橙色客户', en: 'Amber customers expected a week' },
	expectedHint: {
		zh: (n: string, weeks: string) => `过去 ${weeks} 周共 ${n} 人`,
		en: (n: string, weeks: string) => `${n} in the last ${weeks} weeks`
	},
	capacity: { zh: '每周能联系的客户', en: 'Customers you can contact a week' },
	base: { zh: '不联系时的投诉率（%）', en: 'Complaint rate without contact (%)' },
	baseHint: {
		zh: (complaints: string, n: string) => `以往 ${n} 位橙色客户中 ${complaints} 位投诉`,
		en: (complaints: string, n: string) =>
			`${complaints} of ${n} earlier Amber customers complained`
	},
	baseUnknown: {
		zh: '以往的橙色客户不足 30 位，请按经验估计',
		en: 'Fewer than 30 earlier Amber customers: estimate it'
	},
	share: { zh: '对照比例', en: 'Share held out' },
	shareOption: {
		zh: (holdouts: string, size: string, share: string) =>
			`每 ${size} 人中 ${holdouts} 人（${share}）`,
		en: (holdouts: string, size: string, share: string) => `${holdouts} of ${size} (${share})`
	},
	proposal: {
		zh: (share: string) =>
			`按这些数字建议 ${share}：反正联系不过来的人，由抽签来定，没有人因此少得什么。`,
		en: (share: string) =>
			`These numbers suggest ${share}: as many as could not be contacted anyway, so nobody loses anything they would have had.`
	},
	proposalLeast: {
		zh: (share: string) =>
			`您都联系得过来，因此建议最小的 ${share}：这部分人暂不联系，是知道答案的代价。`,
		en: (share: string) =>
			`You can contact everybody, so the smallest share is suggested, ${share}: not contacting them for a while is the price of knowing.`
	},
	proposalHalf: {
		zh: (share: string) => `能联系的远少于一半，建议上限 ${share}；其余的请先提高橙色门槛。`,
		en: (share: string) =>
			`You can contact far fewer than half, so the largest share is suggested, ${share}; for the rest, raise the threshold of Amber first.`
	},
	window: { zh: '观察期（天）', en: 'Window (days)' },
	windowHint: {
		zh: '14 到 180 天；一般 60 天',
		en: '14 to 180; usually 60'
	},
	verdictOn: { zh: '结论日', en: 'Date of the verdict' },
	verdictOnHint: {
		zh: '只在这一天看一次结论；至少在观察期之后两周，最多三年',
		en: 'The verdict is read once, on this day: at least two weeks after one window, at most three years ahead'
	},
	weigh: { zh: '重新计算', en: 'Calculate' },
	powerTitle: { zh: '这样的方案能看出什么', en: 'What such a programme can show' },
	power: {
		zh: (n: string, half: string, third: string) =>
			`到结论日预计抽签 ${n} 人：投诉真的减半，有 ${half} 的机会看得出来；真的少三分之一，有 ${third}。`,
		en: (n: string, half: string, third: string) =>
			`With the ${n} Amber customers you expect until then, a real halving of complaints is recognised in ${half}, a real reduction by a third in ${third}.`
	},
	powerFalse: {
		zh: '没有用的方案被误判为有效：约 5%（只看一次）。每季度看一次会到约 10%，所以只定一个结论日。',
		en: 'A useless programme is called a success in about 5% when it is read once, and in about 10% when it is read every quarter; so there is one date.'
	},
	powerSmall: {
		zh: '多半会得到“无法判断”。可以推迟结论日（最多三年），或几个做法合在一起看。',
		en: 'Most likely it will say “cannot tell”. Set the date later (up to three years), or try several plays as one.'
	},
	powerNone: {
		zh: '结论日太早，来不及抽签。',
		en: 'The date is too early to draw anybody.'
	},
	neededTitle: { zh: '通常需要多少客户（把握 80%）', en: 'Customers usually needed (power 80%)' },
	change: { zh: '真实变化', en: 'True change' },
	changeOf: {
		zh: (base: string, treated: string) => `${base} → ${treated}`,
		en: (base: string, treated: string) => `${base} → ${treated}`
	},
	split: {
		zh: (contact: string, holdout: string) => `${contact}/${holdout}`,
		en: (contact: string, holdout: string) => `${contact}/${holdout}`
	},
	describe: { zh: '写给董事会看的', en: 'For those who will read it' },
	nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
	nameEn: { zh: '名称（英文）', en: 'Name (English)' },
	play: { zh: '对抽中联系的客户做什么', en: 'What is done with those drawn for contact' },
	start: { zh: '开始抽签', en: 'Start drawing' },
	startNote: {
		zh: '开始后，比例、观察期、指标和结论日都不能再改，只能停止。',
		en: 'Once begun, share, window, outcome and date cannot be changed; a programme can only be stopped.'
	}
});
