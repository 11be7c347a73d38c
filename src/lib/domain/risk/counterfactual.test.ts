import { expect, test } from 'vitest';
import { counterfactual } from './counterfactual.ts';
import { CARD, row } from './sample-rows.ts';

test('finds the one reason without which the band would be lowest', () => {
	const [low, wait, unsolved] = [
		row(),
		row({ signal: 'long_wait', points: 1 }),
		row({ signal: 'case_not_solved', points: 3 })
	];
	expect(counterfactual([low, wait, unsolved], CARD)).toEqual({
		row: unsolved,
		band: 'watch',
		score: 3
	});
});

test('is null when no single reason lowers the band', () => {
	expect(counterfactual([row(), row(), row(), row({ points: 1 })], CARD)).toBeNull();
	expect(counterfactual([row({ points: 1 })], CARD)).toBeNull();
	expect(counterfactual([], CARD)).toBeNull();
});

test('two demands for a person stand even if one is taken away', () => {
	const demand = row({ signal: 'contact_requested', points: 0, isMustAct: true });
	const points = row({ points: 3 });
	expect(counterfactual([demand, points], CARD)).toMatchObject({ row: demand, band: 'watch' });
	expect(counterfactual([demand, { ...demand, signal: 'regulator_named' }], CARD)).toBeNull();
});

test('of equals the newer one is named', () => {
	const older = row({ points: 3 });
	const newer = row({ points: 3, occurredAt: '2026-05-30T00:00:00Z' });
	expect(counterfactual([older, newer], CARD)?.row).toBe(newer);
});

test('what lowers the risk is never blamed', () => {
	expect(
		counterfactual([row({ points: 3 }), row({ signal: 'case_solved', points: -2 })], CARD)
	).toBeNull();
});
