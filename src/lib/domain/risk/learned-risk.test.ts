import { describe, expect, test } from 'vitest';
import { asApiRisk } from './api-risk.ts';
import { toldRisk, type LearnedRisk } from './learned-risk.ts';
import { EVIDENCE, row } from './sample-rows.ts';

const learned: LearnedRisk = {
	...{ version: 3, probability: 0.31, intercept: -2, n: 900, complaints: 90 },
	parts: [
		{ signal: 'silence', rows: 0, contribution: -0.06 },
		{ signal: 'long_wait', rows: 2, contribution: 0.8 },
		{ signal: 'low_answer', rows: 1, contribution: 0.5 },
		{ signal: 'case_not_solved', rows: 0, contribution: -0.3 },
		{ signal: 'dimension_gap', rows: 1, contribution: 0.2 },
		{ signal: 'all_met', rows: 0, contribution: 0.1 },
		{ signal: 'cancelled', rows: 0, contribution: -0.04 }
	],
	alike: { from: 0.3, to: 0.5, n: 60, complaints: 20 }
};
const ledger = [
	{ ...row({ signal: 'long_wait', points: 1, evidence: EVIDENCE.long_wait }), isLive: true },
	{
		...row({ signal: 'long_wait', points: 1, occurredAt: '2026-05-10T02:00:00Z' }),
		isLive: true
	},
	{ ...row({ evidence: EVIDENCE.low_answer }), isLive: true },
	{ ...row({ signal: 'dimension_gap', evidence: EVIDENCE.dimension_gap }), isLive: true },
	{ ...row({ signal: 'case_not_solved', points: 3 }), isLive: false }
];
const told = toldRisk(learned, ledger, 'UTC');

describe('a learned probability', () => {
	test('tells the three parts that raise it most and the one that lowers it most', () => {
		expect(told?.raising.map(({ signal }) => signal)).toEqual([
			'long_wait',
			'low_answer',
			'dimension_gap'
		]);
		expect(told?.lowering?.signal).toBe('case_not_solved');
	});

	test('tells a part by the newest of its rows, without points, and counts the others', () => {
		expect(told?.raising[0]).toMatchObject({
			zh: '等候 42 分钟，承诺 15（上门维修，5月12日），另有 1 条同类记录',
			en: 'Waited 42 min, promised 15 (Repair visit, 12 May), and 1 more of the kind'
		});
	});

	test('tells what is not there as not being on record', () => {
		expect(told?.lowering).toMatchObject({
			zh: '没有“问题未解决”的记录',
			en: 'No unsolved problem on record'
		});
	});

	test('adds up: intercept, told parts and the rest', () => {
		const all = learned.parts.reduce((sum, { contribution }) => sum + contribution, 0);
		const shown = [...(told?.raising ?? []), ...(told?.lowering ? [told.lowering] : [])];
		const sum = shown.reduce((each, { contribution }) => each + contribution, told?.rest ?? NaN);
		expect(sum).toBeCloseTo(all, 12);
	});

	test('is no percentage below fifty outcomes', () => {
		expect(told?.probability).toBe(0.31);
		expect(toldRisk({ ...learned, n: 49 }, ledger, 'UTC')?.probability).toBeNull();
	});

	test('says nothing of parts that hardly move it', () => {
		const parts = learned.parts.filter(({ contribution }) => Math.abs(contribution) < 0.05);
		expect(toldRisk({ ...learned, parts }, ledger, 'UTC')).toMatchObject({
			...{ raising: [], lowering: null, rest: -0.04 }
		});
	});

	test('is nothing without a model, for people and for the API', () => {
		expect(toldRisk(null, ledger, 'UTC')).toBeNull();
		expect(asApiRisk(null)).toBeNull();
	});

	test('comes with what became of customers in the same class, and too few are told to be', () => {
		expect(told?.alike).toMatchObject({ from: 0.3, to: 0.5, n: 60, complaints: 20, rate: 1 / 3 });
		const few = { from: 0.3, to: 0.5, n: 19, complaints: 9 };
		const { alike } = toldRisk({ ...learned, alike: few }, ledger, 'UTC') ?? {};
		expect(alike).toMatchObject({ n: 19, rate: null, ci90: null });
		expect(asApiRisk(toldRisk({ ...learned, alike: null }, ledger, 'UTC'))?.alike).toBeNull();
	});
});
