import { expect, test } from '../fixtures.ts';
import { API, expectProblem, expectStatus } from './support.ts';

const cursor = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');
const ofCase = { due_at: '2026-05-03T06:05:00Z', closed_at: null, reference: 'P-1' };
const ofCustomer = { rank: 1, score: 1, external_id: 'x' };

for (const path of ['customers/%00', 'cases/P%00%07', 'surveys/%00', 'surveys/%00/statistics']) {
	test(`nothing is found by control characters: ${path}`, async ({ api }) => {
		await expectProblem(await api.get(`${API}/${path}`), 404, 'not_found');
	});
}

test('control characters in a filter are as if they were not there', async ({ api }) => {
	for (const query of ['cases?customer=nobody%00', 'customers?search=%00nobody-at-all%07']) {
		const answer = await api.get(`${API}/${query}`);
		await expectStatus(answer, 200);
		expect(await answer.json()).toMatchObject({ items: [], next: null });
	}
});

for (const [list, position] of [
	['customers', { ...ofCustomer, rank: 9007199254740991 }],
	['customers', { ...ofCustomer, score: 2 ** 31 }],
	['customers', { ...ofCustomer, external_id: '\u0000' }],
	['customers', { ...ofCustomer, external_id: '\ud800' }],
	['cases', { ...ofCase, due_at: 'zz' }],
	['cases', { ...ofCase, due_at: '0000-01-01T00:00:00Z' }],
	['cases?state=closed', { ...ofCase, closed_at: 'zz' }],
	['surveys', { code: '\u0000' }],
	['instruments', { code: '\u0000' }],
	['sites', { code: '\ud800' }]
] as const) {
	test(`a forged cursor of ${list} is refused: ${JSON.stringify(position)}`, async ({ api }) => {
		const join = list.includes('?') ? '&' : '?';
		const answer = await api.get(`${API}/${list}${join}after=${cursor(position)}`);
		await expectProblem(answer, 422, 'invalid');
	});
}
