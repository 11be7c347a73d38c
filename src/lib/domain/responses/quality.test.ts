import { expect, test } from 'vitest';
import { qualityEffects, type QualitySums } from './quality.ts';

/** Eight answers of 5 and two of 1, on a scale of 10 to the point. */
const sums: QualitySums = {
	n: 12,
	score: 'perception',
	scale: 10,
	all: { n: 10, sum: '420', sum_sq: '0' },
	flags: [
		{ flag: 'fast', n: 3, without: { n: 8, sum: '400', sum_sq: '0' } },
		{ flag: 'bot', n: 0, without: { n: 10, sum: '420', sum_sq: '0' } },
		{ flag: 'pattern', n: 9, without: null }
	]
};

test('the effect is the mean without the flagged answers less the mean with them', () => {
	const [fast, bot] = qualityEffects(sums);
	expect(fast).toEqual({
		...{ flag: 'fast', n: 3, share: 0.25 },
		with: { value: 4.2, n: 10 },
		without: { value: 5, n: 8 },
		difference: 5 - 4.2
	});
	expect(bot).toMatchObject({ n: 0, share: 0, difference: 0 });
});

test('what describes too few is not calculated', () => {
	expect(qualityEffects(sums)[2]).toMatchObject({
		without: { value: null, n: 0 },
		difference: null
	});
	const none = qualityEffects({ ...sums, n: 0, all: null });
	expect(none[0]).toMatchObject({ share: null, with: { value: null, n: 0 }, difference: null });
});

test('no answer counts as no mean, never as 0', () => {
	const empty = { n: 0, sum: '0', sum_sq: '0' };
	const [effect] = qualityEffects({
		...sums,
		all: empty,
		flags: [{ flag: 'bot', n: 0, without: empty }]
	});
	expect(effect).toMatchObject({
		with: { value: null },
		without: { value: null },
		difference: null
	});
});
