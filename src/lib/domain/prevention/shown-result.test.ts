import { describe, expect, test } from 'vitest';
import { shownResult, type Observed } from './shown-result.ts';
import { judge } from './verdict.ts';

const now = new Date('2027-03-01T00:00:00Z');
const arms = {
	contact: { n: 200, complaints: 16 },
	holdout: { n: 100, complaints: 25 }
};
const running: Observed = {
	arms,
	verdictAt: new Date('2027-06-30T00:00:00Z'),
	windowDays: 60,
	isClosed: false,
	read: null
};

describe('what is shown of a programme', () => {
	test('before its date: the interval, never a verdict, however clear it looks', () => {
		const shown = shownResult(running, now);
		expect(shown).toMatchObject({ phase: 'drawing', verdict: null, isHarmful: false });
		expect(shown.effect?.better).toBeGreaterThan(0.99);
	});

	test('behind the closed gate: only how far it is', () => {
		const early = { ...running, arms: { ...arms, holdout: { n: 14, complaints: 4 } } };
		expect(shownResult(early, now)).toMatchObject({
			effect: null,
			gate: { isOpen: false, holdout: { have: 14, need: 30 } }
		});
	});

	test('harm at once', () => {
		const worse = { ...arms, contact: { n: 200, complaints: 80 } };
		expect(shownResult({ ...running, arms: worse }, now).isHarmful).toBe(true);
	});

	test('after its date: the verdict as it was read, not as it would be now', () => {
		const read = judge({ ...arms, contact: { n: 200, complaints: 48 } });
		const shown = shownResult({ ...running, isClosed: true, read }, now);
		expect(shown).toMatchObject({ phase: 'read', verdict: 'no_visible_effect' });
		expect(shown.effect).toBe(read.effect);
	});

	test('stopped before its date: no verdict', () => {
		expect(shownResult({ ...running, isClosed: true }, now)).toMatchObject({
			phase: 'stopped',
			verdict: null
		});
	});
});
