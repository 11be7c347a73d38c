import { describe, expect, test } from 'vitest';
import { seededRandom } from '../learning/random.ts';
import { risingTerms, type TermedText } from './rising-terms.ts';
import { shownWords } from './shown-words.ts';

const texts = (n: number, term: string, isRecent: boolean, people = n): TermedText[] =>
	Array.from({ length: n }, (_none, i) => ({
		terms: new Set([term]),
		isRecent,
		person: `${term} ${i % people}`
	}));

describe('rising terms', () => {
	const steady = [...texts(40, '等待', true), ...texts(120, '等待', false)];

	test('are those said more often than before, not those said often', () => {
		const found = risingTerms([...steady, ...texts(12, '停暖', true), ...texts(2, '停暖', false)]);
		expect(found).toMatchObject({ recent: 52, before: 122 });
		expect(found.terms.map(({ term }) => term)).toEqual(['停暖']);
		const [first] = found.terms;
		expect(first).toMatchObject({ n: 12, before: 2 });
		// By hand: prior 100 × 14 ÷ 174 = 8.046; ln(20.046 ÷ 131.954) − ln(10.046 ÷ 211.954) = 1.165;
		// √(1 ÷ 20.046 + 1 ÷ 10.046) = 0.3866.
		expect(first?.rise).toBeCloseTo(1.165, 2);
		expect(first?.z).toBeCloseTo(1.165 / 0.3866, 1);
	});

	test('of fewer than five texts or people are not named', () => {
		expect(risingTerms([...steady, ...texts(4, '停暖', true)]).terms).toEqual([]);
		expect(risingTerms([...steady, ...texts(12, '停暖', true, 4)]).terms).toEqual([]);
		expect(risingTerms([...steady, ...texts(12, '停暖', true, 5)]).terms).toHaveLength(1);
	});

	test('are none while there is nothing to compare with', () => {
		expect(risingTerms(texts(30, '停暖', true))).toEqual({ terms: [], recent: 30, before: 0 });
		expect(risingTerms([])).toEqual({ terms: [], recent: 0, before: 0 });
	});

	test('are not named for being the luckiest of a thousand', () => {
		const random = seededRandom(5);
		const lots = Array.from({ length: 3000 }, (_none, i): TermedText => ({
			terms: new Set(
				Array.from({ length: 4 }, () => `词${Math.floor(random() * random() * 1000)}`)
			),
			isRecent: i % 3 === 0,
			person: `${i}`
		}));
		expect(risingTerms(lots).terms).toEqual([]);
		const news = Array.from({ length: 40 }, (_none, i) => texts(1, '停暖', i < 34)).flat();
		expect(
			risingTerms([...lots, ...news.map((text, i) => ({ ...text, person: `p${i}` }))]).terms
		).toMatchObject([{ term: '停暖', n: 34, before: 6 }]);
	});

	test('that fall are not named, and every number is finite', () => {
		const found = risingTerms([...texts(50, '等待', true), ...texts(5, '等待', false)]);
		expect(found.terms.every(({ z, rise }) => Number.isFinite(z) && Number.isFinite(rise))).toBe(
			true
		);
		const other = risingTerms([...steady, ...texts(50, '漏水', false), ...texts(5, '漏水', true)]);
		expect(other.terms.map(({ term }) => term)).not.toContain('漏水');
	});
});

test('words are shown as people know them, without grammar, numbers and single letters', () => {
	expect([...shownWords('暖气不热，12345 打不通')]).toContain('暖气');
	expect([...shownWords('The heating was cold and the heating is OK')]).toEqual([
		'heating',
		'cold'
	]);
	// Single characters where they say something, and no particle that was cut off another word.
	expect([...shownWords('太咸了，我们等了很久')]).toContain('咸');
	expect([...shownWords('等了一个小时，给了一半')].some((word) => word.startsWith('了'))).toBe(
		false
	);
	expect(shownWords('')).toEqual(new Set());
});
