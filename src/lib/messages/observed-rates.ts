/** What became of comparable customers, as the last sentence of a customer's summary. */
import { messages } from './message.ts';

export const comparables = messages({
	rate: {
		zh: (n: number, who: string, complaints: number, rate: string, from: string, to: string) =>
			`最近 ${n} 位${who}、无人主动联系的客户中，${complaints} 位在 60 天内投诉（${rate}，90% 区间 ${from}–${to}）。`,
		en: (n: number, who: string, complaints: number, rate: string, from: string, to: string) =>
			` Of the last ${n} not-contacted customers ${who}, ${complaints} complained within 60 days (${rate}; 90% range ${from}–${to}).`
	},
	tooFew: {
		zh: (n: number, needed: number, who: string) =>
			`${who}客户的实际投诉率：数据不足（需要 ${needed} 位无人主动联系的客户，现有 ${n} 位）。`,
		en: (n: number, needed: number, who: string) =>
			` How many customers ${who} complain: not enough data yet (${n} of ${needed} not-contacted customers).`
	},
	between: {
		zh: (from: string, to: string) => (from === to ? `处于 ${from} 分` : `处于 ${from}–${to} 分`),
		en: (from: string, to: string) => `at ${pointsWord(from === to ? from : `${from}–${to}`)}`
	},
	upTo: {
		zh: (to: string) => `不高于 ${to} 分`,
		en: (to: string) => `at ${pointsWord(to)} or fewer`
	},
	from: {
		zh: (from: string) => `不低于 ${from} 分`,
		en: (from: string) => `at ${pointsWord(from)} or more`
	},
	mustAct: { zh: '必须处理', en: 'who must be acted on' }
});

function pointsWord(points: string): string {
	return points === '1' ? '1 point' : `${points} points`;
}
