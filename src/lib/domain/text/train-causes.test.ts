import { describe, expect, test } from 'vitest';
import { seededRandom } from '../learning/random.ts';
import { assignFrom } from './assignment.ts';
import { causeHits, causeRules } from './cause-rules.ts';
import { guessCauses } from './cause-model.ts';
import { hashText } from './hashed-text.ts';
import { groupsOf, verdictOf, worseThan, type LabelledText } from './labelled-text.ts';
import { macroF1 } from './macro-f1.ts';
import {
	isOfThisTree,
	packCauses,
	packPolarity,
	unpackCauses,
	unpackPolarity
} from './packed-model.ts';
import { trainCauses } from './train-causes.ts';
import { trainPolarity } from './train-polarity.ts';

const random = seededRandom(11);
const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
const ANY = ['今天', '上次', '物业', '他们', '又', '小区', '昨晚'];
/** Words of a place that no list comes with. */
const OWN: readonly (readonly [string, readonly string[]])[] = [
	['product_facilities', ['滑梯', '秋千', '凉亭']],
	['service_delivery', ['菜鸟柜', '丰巢', '取件码']],
	['product_aged_equipment', ['泵房', '配电箱', '闸门']]
];
const labelled = (n: number): LabelledText[] =>
	Array.from({ length: n }, (_none, i) => {
		const [code, own] = OWN[i % OWN.length] ?? ['social', []];
		return {
			text: `${pick(ANY)}${pick(own)}${pick(ANY)}${pick(own)}`,
			codes: [code],
			person: `p${i % 90}`,
			isRandom: i % 2 === 0,
			isNew: true
		};
	});
const rules = causeRules();

describe('causes that are learned', () => {
	const rows = labelled(180);
	const { model, metrics } = trainCauses(rows, rules, null);

	test('are better than the words alone where a place has words of its own', () => {
		expect(metrics).toMatchObject({ verdict: 'promoted', n: 180, new_n: 0 });
		expect(metrics.macro_f1).toBeGreaterThan(0.9);
		expect(metrics.rules_macro_f1).toBeLessThan(0.5);
		expect(metrics.active_macro_f1).toBeNull();
		const [first] = guessCauses('滑梯', hashText('滑梯'), causeHits('滑梯', rules), model);
		expect(first).toMatchObject({ code: 'product_facilities', source: 'model' });
	});

	test('are assigned only from where the random texts show that they are right', () => {
		expect(metrics.assign_from).not.toBeNull();
		expect(metrics.assign_n).toBeGreaterThanOrEqual(30);
		expect((metrics.assign_right ?? 0) / (metrics.assign_n ?? 1)).toBeGreaterThanOrEqual(0.9);
		const doubted = trainCauses(
			rows.map((row) => ({ ...row, isRandom: false })),
			rules,
			null
		);
		expect(doubted.metrics.assign_from).toBeNull();
	});

	test('are as sure as texts held out were right, and keep that when they are packed', () => {
		expect(metrics).toMatchObject({ calibration_n: 180 });
		expect(metrics.temperature).toBeGreaterThan(0);
		expect(metrics.ece_after).toBeLessThanOrEqual((metrics.ece_before ?? 0) + 0.01);
		if (model === null) throw new Error('learned above');
		expect(model.temperature).toBe(metrics.temperature);
		expect(unpackCauses(packCauses(model)).temperature).toBe(model.temperature);
		const surer = guessCauses('滑梯', hashText('滑梯'), new Map(), { ...model, temperature: 0.25 });
		const doubtful = guessCauses('滑梯', hashText('滑梯'), new Map(), { ...model, temperature: 2 });
		expect(surer[0]?.code).toBe(doubtful[0]?.code);
		expect(surer[0]?.probability).toBeGreaterThan(doubtful[0]?.probability ?? 1);
	});

	test('of content people are none, so what is said of these counts for nothing', () => {
		const glad = labelled(60).map((row) => ({
			...row,
			text: `非常满意，完美，五星好评，感谢！${row.text}`,
			codes: []
		}));
		const beside = trainCauses([...rows, ...glad], rules, null).metrics;
		expect(beside.calibration_n).toBe(180);
		expect(beside.assign_from).not.toBeNull();
	});

	test('are not taken where labels have nothing to do with the words', () => {
		const lots = rows.map((row) => ({ ...row, codes: [OWN[Math.floor(random() * 3)]?.[0] ?? ''] }));
		const found = trainCauses(lots, rules, model);
		expect(found.metrics.macro_f1).toBeLessThan(0.5);
		expect(found.metrics.assign_from).toBeNull();
		// The active one learned from the truth; against lots it is as lost as the new one, and new_n says on how many.
		expect(found.metrics.new_n).toBe(180);
	});

	test('are not learned from too few, and texts without a cause are no class', () => {
		const few = trainCauses(labelled(9), rules, null);
		expect(few.model).toBeNull();
		expect(few.metrics).toMatchObject({ verdict: 'too_few', n: 9, macro_f1: null });
		const none = trainCauses(
			rows.map((row) => ({ ...row, codes: [] })),
			rules,
			null
		);
		expect(none.metrics).toMatchObject({ verdict: 'too_few', n: 0 });
	});

	test('are packed and unpacked as they were, at a byte a weight', () => {
		if (model === null) throw new Error('learned above');
		const packed = packCauses(model);
		const again = unpackCauses(packed);
		expect(guessCauses('泵房', hashText('泵房'), new Map(), again)).toEqual(
			guessCauses('泵房', hashText('泵房'), new Map(), model)
		);
		const classes = packed.weights.length / 65_536;
		expect(packed.weights.byteLength).toBeLessThanOrEqual((classes / 10) * 1024 * 1024);
		expect(() => unpackCauses({ ...packed, weights: packed.weights.subarray(1) })).toThrow(
			RangeError
		);
		const other = { ...packed.header, groups: { ...packed.header.groups, classes: 3 } };
		expect(isOfThisTree(packed.header)).toBe(true);
		expect(isOfThisTree(other)).toBe(false);
	});
});

describe('polarity that is learned', () => {
	const rows = Array.from({ length: 80 }, (_none, i): LabelledText => ({
		text: `${pick(ANY)}${i % 2 ? pick(['绝绝子', '巴适']) : pick(['拉胯', '摆烂'])}${pick(ANY)}`,
		codes: [i % 2 ? 'content' : 'discontent'],
		person: `p${i}`,
		isRandom: false,
		isNew: true
	}));

	test('knows words that the lexicon does not, and survives packing', () => {
		const { judge, metrics } = trainPolarity(rows, null);
		expect(metrics.verdict).toBe('promoted');
		expect(metrics.macro_f1).toBeGreaterThan(0.9);
		expect(metrics.rules_macro_f1).toBeLessThan(0.6);
		if (judge === null) throw new Error('learned above');
		expect(unpackPolarity(packPolarity(judge))).toEqual(judge);
	});

	test('needs texts of both kinds', () => {
		const one = rows.filter(({ codes }) => codes[0] === 'content');
		expect(trainPolarity(one, null)).toMatchObject({
			judge: null,
			metrics: { verdict: 'too_few' }
		});
	});
});

describe('the gate', () => {
	const scores = {
		n: 50,
		macro_f1: 0.6,
		rules_macro_f1: 0.5,
		new_n: 0,
		new_macro_f1: null,
		active_macro_f1: null
	};

	test('wants what is not worse than the words, nor than the model in use', () => {
		expect(verdictOf(scores)).toBe('promoted');
		expect(verdictOf({ ...scores, rules_macro_f1: 0.61 })).toBe('not_better');
		const beside = { ...scores, new_n: 25, new_macro_f1: 0.7 };
		expect(verdictOf({ ...beside, active_macro_f1: 0.7 })).toBe('promoted');
		expect(verdictOf({ ...beside, active_macro_f1: 0.71 })).toBe('not_better');
		expect(verdictOf({ ...scores, macro_f1: null })).toBe('too_few');
	});

	test('says what something was worse than, and on how many texts', () => {
		expect(worseThan(scores)).toBeNull();
		expect(worseThan({ ...scores, rules_macro_f1: 0.61 })).toEqual({
			than: 'words',
			own: 0.6,
			other: 0.61,
			n: 50
		});
		const beside = { ...scores, new_n: 25, new_macro_f1: 0.7, active_macro_f1: 0.71 };
		expect(worseThan(beside)).toEqual({ than: 'active', own: 0.7, other: 0.71, n: 25 });
		expect(worseThan({ ...beside, new_macro_f1: null })).toMatchObject({ own: null });
	});
});

test('macro-F1 counts rare classes like frequent ones, and any true class as right', () => {
	const truths = [['a'], ['a'], ['a', 'b'], ['b']];
	expect(macroF1(truths, ['a', 'a', 'b', 'b'])).toBe(1);
	// a: 2 of 3 true found, 2 of 2 named right; b: nothing named, one true; c: one named, none true.
	expect(macroF1([['a'], ['a'], ['a'], ['b']], ['a', 'a', null, 'c'])).toBeCloseTo(
		(0.8 + 0 + 0) / 3,
		12
	);
	expect(macroF1([], [])).toBeNull();
});

test('one person and copies of one text stay together', () => {
	const row = (person: string, text: string) => ({
		person,
		text,
		codes: [],
		isRandom: false,
		isNew: false
	});
	const [p, q, again, copy] = groupsOf([
		row('p', 'x'),
		row('q', 'y'),
		row('p', 'z'),
		row('r', 'y')
	]);
	expect(again).toBe(p);
	expect(copy).toBe(q);
	expect(p).not.toBe(q);
});

test('causes are assigned from the lowest probability that is right nine times in ten', () => {
	const drawn = (probability: number, right: number, n: number) =>
		Array.from({ length: n }, (_none, i) => ({ probability, isRight: i < right }));
	expect(assignFrom([...drawn(0.95, 30, 30), ...drawn(0.5, 10, 30)])).toEqual({
		from: 0.6,
		n: 30,
		right: 30
	});
	expect(assignFrom(drawn(0.95, 26, 30))).toEqual({ from: null, n: 30, right: 26 });
	expect(assignFrom(drawn(0.95, 29, 29)).from).toBeNull();
	expect(assignFrom([])).toEqual({ from: null, n: 0, right: 0 });
});
