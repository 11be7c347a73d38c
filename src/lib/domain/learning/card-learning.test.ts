import { describe, expect, test } from 'vitest';
import { isTooFew, learnCard, type Learned, type LearningRow } from './card-learning.ts';
import { fitCard, type OutcomeRow } from './prior-centred-card.ts';
import { seededRandom } from './random.ts';
import { customers, POINTS, scaled, type Effect } from './sample-outcomes.ts';

const MOMENTS = ['2026-01-05', '2026-03-09', '2026-05-11', '2026-07-13'];
const MUST_ACT = new Set(['contact_requested', 'regulator_named']);

function observed(effect: Effect, { count = 700, seed = 1, level = -2 } = {}): LearningRow[] {
	const random = seededRandom(seed);
	return MOMENTS.flatMap((asOf) =>
		customers(count, effect, random, level).map((row, at) => ({ ...row, asOf, fold: at % 5 }))
	);
}

const learn = (rows: readonly LearningRow[], champion: Learned['model'] | null = null) =>
	learnCard({ rows, points: POINTS, mustAct: MUST_ACT, champion });

function learned(rows: readonly LearningRow[], champion: Learned['model'] | null = null): Learned {
	const found = learn(rows, champion);
	if (isTooFew(found)) throw new Error(JSON.stringify(found));
	return found;
}

const WRONG = { ...scaled(0.4), overall_drop: -0.8, long_wait: 1 };

describe('learning a card', () => {
	test('beats a card that is wrong, and says so by the newest customers alone', () => {
		const { verdict, challenger, champion, testedFrom } = learned(observed(WRONG));
		expect(verdict).toBe('better');
		expect(testedFrom).toBe('2026-07-13');
		expect(challenger.n).toBe(700);
		expect(challenger.brier).toBeLessThan(champion.brier ?? 0);
		expect(challenger.averagePrecision).toBeGreaterThan(champion.averagePrecision ?? 1);
	});

	test('does not beat what was already learned from as much', () => {
		const champion = fitCard(observed(WRONG, { count: 5_000, seed: 2 }), POINTS);
		const verdicts = [1, 2, 3, 4, 5].map(
			(seed) => learned(observed(WRONG, { count: 400, seed }), champion).verdict
		);
		expect(verdicts.filter((verdict) => verdict === 'kept').length).toBeGreaterThanOrEqual(4);
	});

	test('tells when there is nothing to learn', () => {
		const verdicts = [1, 2, 3, 4, 5, 6].map((seed) => learned(observed({}, { seed })).verdict);
		expect(verdicts.filter((verdict) => verdict === 'no_signal').length).toBeGreaterThanOrEqual(5);
	});

	test('tells how much is missing', () => {
		const few = learn(observed(WRONG, { count: 30 }));
		expect(isTooFew(few)).toBe(true);
		expect(few).toMatchObject({ older: expect.any(Number), newest: expect.any(Number) });
		expect(learn([])).toEqual({ older: 0, newest: 0 });
	});

	test('distrusts a signal that knows the outcome', () => {
		const rows = observed(scaled(0.4)).map((row) => ({
			...row,
			signals: { ...row.signals, case_not_solved: row.complaints }
		}));
		expect(learned(rows)).toMatchObject({ verdict: 'leak', leaks: ['case_not_solved'] });
	});

	test('never judges customers by a model that knew them', () => {
		// Everybody of a fold complains; it cannot be foreseen by models that have not seen the fold.
		const rows = observed({}, { count: 400 }).map((row): LearningRow => ({
			...row,
			signals: { long_wait: row.fold === 0 ? 3 : 0 },
			complaints: row.fold === 0 ? 1 : row.complaints
		}));
		const { challenger, model } = learned(rows);
		expect(model.signals['long_wait']?.weight).toBeGreaterThan(0.8);
		const others = rows.filter(({ fold }) => fold !== 0);
		const blind = fitCard(others, POINTS);
		expect(blind.signals['long_wait']?.weight).toBeLessThan(0.6);
		expect(challenger.brier).toBeGreaterThan(0.1);
	});
});

describe('proposed points', () => {
	const by = (rows: readonly LearningRow[]) =>
		new Map(learned(rows).proposal.map((row) => [row.signal, row]));

	test('follow what was learned, keep the spread of the scores, and bring their evidence', () => {
		const rows = observed(WRONG, { count: 2_000 });
		const proposal = by(rows);
		expect(proposal.get('overall_drop')).toMatchObject({ points: 2, doubts: ['sign', 'no_rise'] });
		expect(proposal.get('overall_drop')?.proposed).toBeLessThan(0);
		expect(proposal.get('long_wait')?.proposed).toBeGreaterThan(1);
		expect(proposal.get('low_answer')).toMatchObject({ points: 2, doubts: [] });
		const { having, lacking } = proposal.get('long_wait') ?? {};
		expect((having?.n ?? 0) + (lacking?.n ?? 0)).toBe(8_000);
		const spread = (points: (name: string) => number) => {
			const sums = rows.map(({ signals }) =>
				Object.entries(signals).reduce((sum, [name, n]) => sum + n * points(name), 0)
			);
			const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
			return Math.sqrt(sums.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sums.length);
		};
		const [before, after] = [
			spread((name) => POINTS[name] ?? 0),
			spread((name) => proposal.get(name)?.proposed ?? 0)
		];
		expect(after / before).toBeGreaterThan(0.75);
		expect(after / before).toBeLessThan(1.3);
	});

	test('of a card that is right are those of the card, or one beside', () => {
		for (const row of learned(observed(scaled(0.4), { count: 3_000 })).proposal) {
			expect(Math.abs(row.proposed - row.points), row.signal).toBeLessThanOrEqual(1);
			expect(row.doubts.includes('sign'), row.signal).toBe(false);
		}
	});

	test('leave alone what few had, and what demands action', () => {
		const without = (row: LearningRow): OutcomeRow['signals'] => {
			const { case_not_solved: _none, ...signals } = row.signals;
			return signals;
		};
		const rows = observed({ ...WRONG, regulator_named: 3 }).map((row) => ({
			...row,
			signals: without(row)
		}));
		const proposal = by(rows);
		expect(proposal.get('case_not_solved')).toMatchObject({
			...{ points: 3, proposed: 3, doubts: ['few'], having: { n: 0, complaints: 0 } }
		});
		expect(proposal.get('regulator_named')).toMatchObject({ points: 0, proposed: 0 });
		expect(proposal.get('regulator_named')?.weight).toBeGreaterThan(0.5);
	});
});
