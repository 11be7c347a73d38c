import { expect, test } from 'vitest';
import { asApiCustomer } from './api-customer.ts';
import { CARD, EVIDENCE, row } from './sample-rows.ts';

const customer = {
	externalId: 'C-1',
	name: null,
	segment: null,
	score: 3,
	band: 'must_act' as const,
	coverage: 0.5,
	card: CARD,
	known: [],
	ledger: [
		{ ...row({ signal: 'long_wait', points: 1, evidence: EVIDENCE.long_wait }), isLive: true },
		{ ...row({ points: 5 }), isLive: false },
		{ ...row({ points: 2 }), isLive: true },
		{ ...row({ signal: 'contact_requested', points: 0, isMustAct: true }), isLive: true }
	]
};

test('the reasons sum to the score, the gravest stand first, and expired ones are left out', () => {
	const shown = asApiCustomer(customer, 'UTC', new Date('2026-06-01T00:00:00Z'));
	expect(shown.reasons.map(({ code }) => code)).toEqual([
		'contact_requested',
		'low_answer',
		'long_wait'
	]);
	expect(shown.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(shown.score);
	expect(shown.reasons[2]).toEqual({
		code: 'long_wait',
		points: 1,
		zh: '+1 等候 42 分钟，承诺 15（上门维修，5月12日）',
		en: '+1 waited 42 min, promised 15 (Repair visit, 12 May)',
		evidence: EVIDENCE.long_wait,
		at: '2026-05-12T02:00:00Z',
		expires: '2026-07-11T02:00:00Z'
	});
});

test('comparable customers are told with their number, and not at all of somebody unknown', () => {
	const observed = [
		{ score: 1, isMustAct: false, n: 40, complaints: 2 },
		{ score: 9, isMustAct: true, n: 12, complaints: 7 }
	];
	const now = new Date('2026-06-01T00:00:00Z');
	expect(asApiCustomer({ ...customer, observed }, 'UTC', now).comparable).toEqual({
		...{ points_from: null, points_to: null, n: 12, complaints: 7, rate: null, ci90: null }
	});
	const low = asApiCustomer({ ...customer, observed, band: 'low' }, 'UTC', now).comparable;
	expect(low).toMatchObject({ points_from: null, points_to: 2, n: 40, complaints: 2, rate: 0.05 });
	expect(asApiCustomer({ ...customer, observed, band: null }, 'UTC', now).comparable).toBeNull();
});
