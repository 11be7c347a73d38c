/** What the rules of a control chart found, in a sentence and in a few words. */
import type { SignalRun } from '#lib/domain/reports/signal-runs.ts';
import { messages, type Locale } from './message.ts';

type SignalWords = (run: { months: string; from: string; to: string; side: string }) => string;

/** What a side is called in the middle of a sentence. */
export const sides: Record<NonNullable<SignalRun['side']>, Record<Locale, string>> = {
	above: { zh: '高于', en: 'above' },
	below: { zh: '低于', en: 'below' },
	up: { zh: '上升', en: 'up' },
	down: { zh: '下降', en: 'down' }
};

/** Each pattern in a sentence; `from` and `to` are the months that complete it. */
export const signalWords: Record<SignalRun['code'], Record<Locale, SignalWords>> = {
	beyond_limits: {
		zh: ({ months, from, to, side }) =>
			`${from === to ? from : `${from}至${to}（${months} 个月）`}${side}中心线并超出控制限：偏离已超过平常的起伏。`,
		en: ({ months, from, to, side }) =>
			`${from === to ? from : `${from} to ${to} (${months} months)`} ${from === to ? 'lies' : 'lie'} ${side} the centre line and beyond the limits: more than months usually vary.`
	},
	nine_one_side: {
		zh: ({ months, to, side }) => `截至${to}，连续 ${months} 个月${side}中心线：水平变了。`,
		en: ({ months, to, side }) =>
			`${months} months in a row ${side} the centre line, up to ${to}: the level has changed.`
	},
	six_steady: {
		zh: ({ months, to, side }) => `截至${to}，连续 ${months} 个月持续${side}。`,
		en: ({ months, to, side }) => `${months} months in a row steadily ${side}, up to ${to}.`
	},
	fourteen_alternating: {
		zh: ({ months, to }) =>
			`截至${to}，连续 ${months} 个月一升一降：可能混入了两种轮流出现的情况。`,
		en: ({ months, to }) =>
			`${months} months in a row go up and down in turn, up to ${to}: two things may alternate.`
	},
	two_of_three_beyond_2: {
		zh: ({ to, side }) => `${to}前后，3 个月中有 2 个月明显${side}中心线（超过 2σ）。`,
		en: ({ to, side }) => `2 of 3 months up to ${to} lie far ${side} the centre line (beyond 2σ).`
	},
	four_of_five_beyond_1: {
		zh: ({ to, side }) => `截至${to}，5 个月中有 4 个月${side}中心线超过 1σ。`,
		en: ({ to, side }) => `4 of 5 months up to ${to} lie more than 1σ ${side} the centre line.`
	},
	fifteen_within_1: {
		zh: ({ months, to }) => `截至${to}，连续 ${months} 个月紧贴中心线：波动变小了，或控制限过宽。`,
		en: ({ months, to }) =>
			`${months} months in a row stay close to the centre line, up to ${to}: variation has become smaller, or the limits are too wide.`
	},
	eight_beyond_1: {
		zh: ({ months, to }) =>
			`截至${to}，连续 ${months} 个月远离中心线且两侧都有：可能混入了两种水平。`,
		en: ({ months, to }) =>
			`${months} months in a row keep away from the centre line on both sides, up to ${to}: two levels may be mixed.`
	},
	shifted_runs: {
		zh: () => '链过长或穿越过少：水平发生了移动。',
		en: () => 'A run is too long, or the median is crossed too seldom: the level has shifted.'
	}
};

/** The name of a rule where there is little room. */
export const signalNames = messages({
	beyond_limits: { zh: '超出控制限', en: 'Beyond the limits' },
	nine_one_side: { zh: '连续 9 个月同侧', en: '9 on one side' },
	six_steady: { zh: '连续 6 个月升或降', en: '6 steadily up or down' },
	fourteen_alternating: { zh: '14 个月交替升降', en: '14 alternating' },
	two_of_three_beyond_2: { zh: '3 个月中 2 个超 2σ', en: '2 of 3 beyond 2σ' },
	four_of_five_beyond_1: { zh: '5 个月中 4 个超 1σ', en: '4 of 5 beyond 1σ' },
	fifteen_within_1: { zh: '15 个月紧贴中心', en: '15 within 1σ' },
	eight_beyond_1: { zh: '8 个月远离中心', en: '8 beyond 1σ' },
	shifted_runs: { zh: '链异常', en: 'Unusual runs' }
});
