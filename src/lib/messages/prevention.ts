import { messages } from './message.ts';

/** Words about whether prevention works. */
export const prevention = messages({
	title: { zh: '预防是否有效', en: 'Does prevention work?' },
	description: {
		zh: '主动联系有没有让投诉变少？用抽签对照来回答，连同不确定的程度一起说。',
		en: 'Does acting first lead to fewer complaints? Answered by a lottery, together with how sure one can be.'
	},
	print: { zh: '打印', en: 'Print' },

	works: { zh: '有效', en: 'Works' },
	no_visible_effect: { zh: '看不出效果', en: 'No visible effect' },
	may_do_harm: { zh: '可能有害', en: 'May do harm' },
	cannot_tell: { zh: '无法判断', en: 'Cannot tell' },
	worksMeaning: {
		zh: '联系过的客户投诉更少：概率至少 95%。没有用的方案被误判为有效，大约二十次里一次。',
		en: 'Customers drawn for contact complained less, with a probability of at least 95%. A useless programme is taken for one that works about once in twenty.'
	},
	no_visible_effectMeaning: {
		zh: '数据已足以排除“减少一半投诉”，也没有看出任何减少。',
		en: 'The data exclude that half of the complaints are prevented, and show no reduction.'
	},
	may_do_harmMeaning: {
		zh: '联系过的客户投诉更多的概率超过 90%。请停止这种做法，先弄清原因。',
		en: 'Customers drawn for contact complained more, with a probability above 90%. Stop doing this until the reason is known.'
	},
	cannot_tellMeaning: {
		zh: '客户太少，分不清有没有效果。这不等于没有效果。',
		en: 'Too few customers to tell an effect from none. That is not the same as no effect.'
	},
	verdict: { zh: '结论', en: 'Verdict' },
	verdictReadOn: {
		zh: (day: string) => `${day}读取，只读一次，之后不再改变。`,
		en: (day: string) => `Read on ${day}, once; it does not change afterwards.`
	},
	harmTitle: { zh: '可能有害：请先停下来查明原因', en: 'This may do harm: stop and look why' },
	harmText: {
		zh: (probability: string, n: string) =>
			`抽中联系的客户投诉反而更多的概率是 ${probability}（${n}）。为安全起见，这条提示不等结论日就显示；每月都看的话，没有用的方案大约五个里也会有一个偶然出现它，所以这是查明原因的理由，还不是证明。`,
		en: (probability: string, n: string) =>
			`Customers drawn for contact complain more with a probability of ${probability} (${n}). For safety this does not wait for the date of the verdict. Looked at every month, about one useless programme in five shows it once by chance: a reason to look closely, not a proof.`
	},

	phase_drawing: { zh: '正在抽签', en: 'Drawing' },
	phase_waiting: { zh: '等待观察期结束', en: 'Waiting for the last windows' },
	phase_due: { zh: '即将读取结论', en: 'Verdict about to be read' },
	phase_read: { zh: '已有结论', en: 'Verdict read' },
	phase_stopped: { zh: '已提前停止', en: 'Stopped early' },
	phase_drawingText: {
		zh: (last: string, days: string) => `新的橙色客户会抽签到${last}为止，还有 ${days} 天。`,
		en: (last: string, days: string) =>
			`New Amber customers are drawn until ${last}: ${days} days left.`
	},
	phase_waitingText: {
		zh: (days: string) => `不再抽签；${days} 天后读取结论，届时每个人的观察期都已结束。`,
		en: (days: string) =>
			`Nobody more is drawn. The verdict is read in ${days} days, when everybody’s window has ended.`
	},
	phase_dueText: {
		zh: '结论日已到，后台会在几分钟内读取并保存。',
		en: 'The date has come; the background worker reads and stores the verdict within minutes.'
	},
	phase_stoppedText: {
		zh: (day: string, reason: string) => `${day}停止，因此没有结论。原因：${reason}`,
		en: (day: string, reason: string) =>
			`Stopped on ${day}, so there is no verdict. Reason: ${reason}`
	},

	play: { zh: '做法', en: 'What is done' },
	fixed: { zh: '事先定好的', en: 'Fixed beforehand' },
	openedOn: { zh: '开始', en: 'Began' },
	openedBy: {
		zh: (day: string, name: string) => `${day}，${name}`,
		en: (day: string, name: string) => `${day}, by ${name}`
	},
	heldOut: { zh: '对照比例', en: 'Held out' },
	heldOutOf: {
		zh: (holdouts: string, size: string, share: string) =>
			`每 ${size} 人中 ${holdouts} 人（${share}）`,
		en: (holdouts: string, size: string, share: string) => `${holdouts} of every ${size} (${share})`
	},
	window: { zh: '观察期', en: 'Window' },
	windowOf: {
		zh: (days: string) => `抽签后 ${days} 天`,
		en: (days: string) => `${days} days after the draw`
	},
	outcome: { zh: '主要指标', en: 'Primary outcome' },
	outcomeText: { zh: '任何渠道的一宗投诉', en: 'A complaint on any channel' },
	verdictOn: { zh: '结论日', en: 'Date of the verdict' },
	plannedN: { zh: '计划人数', en: 'Customers planned' },
	told: { zh: '事先说明的把握', en: 'Power told beforehand' },
	toldText: {
		zh: (power: string, base: string) => `投诉率从 ${base} 真的减半时，有 ${power} 的机会看得出来`,
		en: (power: string, base: string) => `a real halving from ${base} is recognised in ${power}`
	},

	earlierAmber: {
		zh: '开始前的橙色客户中有投诉的',
		en: 'Complained among earlier Amber customers'
	},

	process: { zh: '进行情况', en: 'How it goes' },
	drawn: { zh: '已抽签', en: 'Drawn' },
	drawnOf: {
		zh: (drawn: string, planned: string) => `计划 ${planned} 人中的 ${drawn} 人`,
		en: (drawn: string, planned: string) => `${drawn} of ${planned} planned`
	},
	reachedShare: { zh: '抽中联系者中已联系上', en: 'Reached, of those drawn for contact' },
	finished: { zh: '观察期已满', en: 'Window ended' },
	releasedEarly: { zh: '提前解除对照的客户', en: 'Held-out, released early' },
	releasedNote: {
		zh: '出现必须处理的信号时立即解除并联系，但仍按原组统计。',
		en: 'Released at once on a must-act signal, still counted where they were drawn.'
	},
	ofPeople: {
		zh: (n: string, total: string) => `${total} 人中 ${n} 人`,
		en: (n: string, total: string) => `${n} of ${total}`
	},
	notYet: {
		zh: (have: string, need: string) => `数据不足：${have} / ${need}`,
		en: (have: string, need: string) => `Not enough data yet: ${have} of ${need}`
	},
	gateText: {
		zh: (held: string, needHeld: string, complaints: string, needComplaints: string) =>
			`对照组观察期已满的 ${held} 人（需要 ${needHeld} 人），两组投诉共 ${complaints} 宗（需要 ${needComplaints} 宗）。在此之前只显示进行情况，不显示比较结果。`,
		en: (held: string, needHeld: string, complaints: string, needComplaints: string) =>
			`${held} held-out customers whose window has ended (${needHeld} needed), and ${complaints} complaints in both arms together (${needComplaints} needed). Until then only the work is shown, no comparison.`
	},

	contact: { zh: '抽中联系', en: 'Drawn for contact' },
	holdout: { zh: '对照（未抽中）', en: 'Held out' },
	armsTitle: { zh: '两组的投诉率', en: 'Complaint rate of both arms' },
	armsAxis: {
		zh: (days: string) => `${days} 天内有投诉的比例`,
		en: (days: string) => `Share with a complaint within ${days} days`
	},
	arm: { zh: '组', en: 'Arm' },
	complaints: { zh: '有投诉', en: 'Complained' },
	rate: { zh: '投诉率', en: 'Rate' },
	lower: { zh: '95% 区间下限', en: '95% interval, lower' },
	upper: { zh: '95% 区间上限', en: '95% interval, upper' },
	difference: {
		zh: '差，百分点（对照 − 联系）',
		en: 'Percentage points: held out − contacted'
	},
	points: {
		zh: (value: string) => `${value} 个百分点`,
		en: (value: string) => `${value} percentage points`
	},
	interval90: {
		zh: (ends: string) => `90% 区间 ${ends}`,
		en: (ends: string) => `90% interval ${ends}`
	},
	prevented: { zh: '已避免的投诉', en: 'Complaints prevented' },
	preventedNote: {
		zh: (n: string) => `在抽中联系且观察期已满的 ${n} 人中`,
		en: (n: string) => `among the ${n} drawn for contact whose window has ended`
	},
	better: { zh: '联系更好的概率', en: 'Probability that contact helps' },
	intervalOnly: {
		zh: (day: string) =>
			`结论日（${day}）之前只看区间，不下结论：反复看、看到好就停，会把没用的当成有用的。`,
		en: (day: string) =>
			`Before the date of the verdict (${day}) there is an interval and no verdict: who looks often and stops when it looks good takes what is useless for useful.`
	},
	method: {
		zh: (days: string) =>
			`按抽签分组统计，不论是否联系上（意向性分析）。差与区间用 Beta-二项模型，两组用同一个先验（两组合并的投诉率，相当于 10 位客户）；各组投诉率的区间为 Wilson 95% 区间。只统计抽签满 ${days} 天的客户。`,
		en: (days: string) =>
			`Everybody counts where they were drawn, reached or not (intention to treat). Difference and interval by a beta-binomial model with the same prior in both arms, worth ten customers at the rate of both together; intervals of the rates are Wilson’s, 95%. Only customers drawn at least ${days} days ago count.`
	},
	newcombe: {
		zh: (difference: string, ci: string) => `不用先验（Newcombe）：${difference}，95% 区间 ${ci}。`,
		en: (difference: string, ci: string) =>
			`Without any prior (Newcombe): ${difference}, 95% interval ${ci}.`
	},

	guards: { zh: '同时看的指标', en: 'Watched beside it' },
	guardsText: {
		zh: '投诉变少不能以别的代价换来。',
		en: 'Fewer complaints must not be bought with something else.'
	},
	preComplaints: { zh: '联系时说出的问题（诉前问题）', en: 'Problems told before a complaint' },
	preComplaintsNote: {
		zh: '联系时主动说出的问题另外计数，不算投诉：否则越愿意听，看起来越差。',
		en: 'What customers tell when they are contacted is counted apart and is no complaint: otherwise listening would be punished.'
	},
	audit: {
		zh: (agree: string, drawn: string) => `全部 ${drawn} 个签重新计算过，${agree} 个一致。`,
		en: (agree: string, drawn: string) => `All ${drawn} lots were drawn again: ${agree} agree.`
	},
	auditFailed: {
		zh: (agree: string, drawn: string) =>
			`${drawn} 个签重新计算，只有 ${agree} 个一致：抽签记录被改动过，结果不可信。`,
		en: (agree: string, drawn: string) =>
			`Of ${drawn} lots drawn again only ${agree} agree: the record was tampered with, do not trust the result.`
	},
	commitment: { zh: '种子的指纹（SHA-256）', en: 'Fingerprint of the salt (SHA-256)' },
	salt: { zh: '种子', en: 'Salt' },

	stopTitle: { zh: '提前停止', en: 'Stop before its date' },
	stopText: {
		zh: '停止后没有结论，所有对照客户立即恢复正常处理。此操作会留下记录。',
		en: 'There will be no verdict, and everybody held out is handled as usual at once. This is put on record.'
	},
	stopReason: { zh: '原因', en: 'Reason' },
	stop: { zh: '停止方案', en: 'Stop the programme' },
	started: {
		zh: '方案已开始，新的橙色预警从现在起抽签。',
		en: 'The programme has begun: new Amber alerts are drawn from now on.'
	},
	stopped: { zh: '方案已停止。', en: 'The programme has been stopped.' },

	earlier: { zh: '以前的方案', en: 'Earlier programmes' },
	name: { zh: '名称', en: 'Name' },
	ended: { zh: '结束', en: 'Ended' },
	noProgram: { zh: '目前没有对照方案', en: 'No programme is running' },
	noProgramText: {
		zh: '没有对照组，就说不清预防有没有用：被预警的客户不联系也会自己好转一些。',
		en: 'Without a control group nobody can tell whether prevention helped: flagged customers recover somewhat even when nobody acts.'
	},
	notShown: { zh: '抽签对照', en: 'The lottery' },
	notShownText: {
		zh: '抽签结果只给质量经理和管理员看：负责联系客户的人不应知道谁在对照组。',
		en: 'The lottery is shown to quality managers and administrators only: those who contact customers should not know who is held out.'
	}
});
