import { describe, expect, test } from 'vitest';
import { logistic } from './calibration.ts';
import {
	fitCard,
	logOddsOf,
	logOddsPerPoint,
	riskOf,
	scoreOf,
	type OutcomeRow,
	type RiskModel
} from './prior-centred-card.ts';
import { seededRandom } from './random.ts';
import { rocAuc } from './ranking.ts';
import { customers, POINTS, scaled, type Effect } from './sample-outcomes.ts';

const EFFECTS: Readonly<Record<string, Effect>> = {
	'the card is right': scaled(0.4),
	'the card overdoes it': scaled(0.1),
	'nothing matters': {},
	'the card points the wrong way': scaled(-0.4),
	'only waiting matters': { long_wait: 1.2 },
	'one signal is wrong': { ...scaled(0.4), overall_drop: -1 }
};

const aucOf = (rows: readonly OutcomeRow[], said: (row: OutcomeRow) => number): number =>
	rocAuc(
		rows.map(said),
		rows.map(({ complaints }) => complaints)
	).auc ?? NaN;
const modelAuc = (model: RiskModel, rows: readonly OutcomeRow[]) =>
	aucOf(rows, ({ signals }) => riskOf(model, signals));
const cardAuc = (rows: readonly OutcomeRow[]) =>
	aucOf(rows, ({ signals }) => scoreOf(signals, POINTS));

describe('with few labels', () => {
	test.each(Object.entries(EFFECTS))(
		'the model is never more than 0.005 below the card, if %s',
		(_title, effect) => {
			for (let seed = 1; seed <= 40; seed += 1) {
				const random = seededRandom(seed);
				const unseen = customers(2_000, effect, random);
				for (const labels of [0, 5, 20, 100]) {
					const model = fitCard(customers(labels, effect, random), POINTS);
					expect(model.stage).toBe('intercept');
					expect(modelAuc(model, unseen)).toBeGreaterThanOrEqual(cardAuc(unseen) - 0.005);
				}
			}
		}
	);

	test('only the level is learned, and the less the fewer they are', () => {
		const few: OutcomeRow[] = [{ signals: {}, n: 20, complaints: 10 }];
		const some: OutcomeRow[] = [{ signals: {}, n: 90, complaints: 45 }];
		const risks = [[], few, some].map((rows) => riskOf(fitCard(rows, POINTS), {}));
		expect(risks[0]).toBeCloseTo(0.08, 10);
		expect(risks[1]).toBeGreaterThan(0.3);
		expect(risks[1]).toBeLessThan(0.5);
		expect(risks[2]).toBeGreaterThan(risks[1] ?? 1);
		const { signals, slope } = fitCard(some, POINTS);
		expect(slope).toBe(1);
		expect(signals['case_not_solved']?.weight).toBe(1.5);
	});
});

describe('with many labels', () => {
	test.each(['the card points the wrong way', 'only waiting matters', 'one signal is wrong'])(
		'the model beats the card, if %s',
		(title) => {
			const effect = EFFECTS[title] ?? {};
			const random = seededRandom(7);
			const model = fitCard(customers(4_000, effect, random), POINTS);
			const unseen = customers(6_000, effect, random);
			expect(model.stage).toBe('weights');
			expect(modelAuc(model, unseen)).toBeGreaterThan(cardAuc(unseen) + 0.02);
		}
	);

	test('a card that is right loses next to nothing by learning, also with barely enough complaints', () => {
		const effect = EFFECTS['the card is right'] ?? {};
		const lost = Array.from({ length: 30 }, (_none, seed) => {
			const random = seededRandom(100 + seed);
			const learned = customers(450, effect, random);
			const unseen = customers(4_000, effect, random);
			const model = fitCard(learned, POINTS);
			return { stage: model.stage, by: cardAuc(unseen) - modelAuc(model, unseen) };
		}).filter(({ stage }) => stage === 'weights');
		expect(lost.length).toBeGreaterThan(15);
		expect(lost.reduce((sum, { by }) => sum + by, 0) / lost.length).toBeLessThan(0.006);
		expect(Math.max(...lost.map(({ by }) => by))).toBeLessThan(0.06);
	});

	test('the level is met, and true weights are found', () => {
		const effect = { ...scaled(0.4), long_wait: -0.3 };
		const learned = customers(20_000, effect, seededRandom(3));
		const model = fitCard(learned, POINTS);
		const expected = learned.reduce((sum, { signals }) => sum + riskOf(model, signals), 0);
		expect(expected / model.complaints).toBeCloseTo(1, 2);
		expect(model.signals['low_answer']?.weight).toBeCloseTo(0.8, 0);
		expect(model.signals['long_wait']?.weight).toBeLessThan(-0.2);
	});
});

describe('a model', () => {
	test('does not change when alike customers are counted together', () => {
		const rows = customers(800, scaled(0.4), seededRandom(5), -1.5);
		const together = new Map<string, OutcomeRow>();
		for (const row of rows) {
			const key = JSON.stringify(row.signals);
			const { n = 0, complaints = 0 } = together.get(key) ?? {};
			together.set(key, { ...row, n: n + 1, complaints: complaints + row.complaints });
		}
		const [one, other] = [rows, [...together.values()]].map((each) => fitCard(each, POINTS));
		expect(one?.stage).toBe('weights');
		expect(one?.intercept).toBeCloseTo(other?.intercept ?? NaN, 8);
		for (const name of Object.keys(POINTS)) {
			expect(one?.signals[name]?.weight).toBeCloseTo(other?.signals[name]?.weight ?? NaN, 8);
		}
	});

	test('keeps the card for a signal that nobody had', () => {
		const rows: OutcomeRow[] = [
			{ signals: {}, n: 400, complaints: 40 },
			{ signals: { long_wait: 1 }, n: 200, complaints: 50 }
		];
		const model = fitCard(rows, POINTS);
		const each = logOddsPerPoint(rows, POINTS);
		expect(model.stage).toBe('weights');
		expect(model.signals['case_not_solved']?.weight).toBeCloseTo(3 * each * model.slope, 8);
	});

	test('is told by its parts: they and the intercept are the log-odds', () => {
		const model = fitCard(customers(900, scaled(0.4), seededRandom(2)), POINTS);
		const signals = { long_wait: 3, case_solved: 1 };
		const parts = Object.entries(model.signals).map(
			([name, { weight, mean }]) =>
				weight * ((signals as Record<string, number>)[name] ?? 0) - weight * mean
		);
		const sum = parts.reduce((a, b) => a + b, model.intercept);
		expect(logOddsOf(model, signals)).toBeCloseTo(sum, 12);
		expect(riskOf(model, { ...signals, unheard_of: 4 })).toBeCloseTo(logistic(sum), 12);
	});
});

test('points that lie far apart are damped, others are not stretched', () => {
	const near: OutcomeRow[] = [
		{ signals: {}, n: 50, complaints: 0 },
		{ signals: { long_wait: 1 }, n: 50, complaints: 0 }
	];
	expect(logOddsPerPoint(near, POINTS)).toBe(0.5);
	const far: OutcomeRow[] = [
		{ signals: {}, n: 50, complaints: 0 },
		{ signals: { case_not_solved: 4 }, n: 50, complaints: 0 }
	];
	expect(logOddsPerPoint(far, POINTS)).toBeCloseTo(1.1 / 6, 2);
	expect(logOddsPerPoint([], POINTS)).toBe(0.5);
});
