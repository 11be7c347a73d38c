import { expect, test, type APIRequestContext } from '../fixtures.ts';
import { API, expectProblem, expectStatus } from './support.ts';

async function walk(api: APIRequestContext, list: string): Promise<string[]> {
	const seen: string[] = [];
	let after = '';
	for (;;) {
		const join = list.includes('?') ? '&' : '?';
		const answer = await api.get(`${API}/${list}${join}limit=7${after && `&after=${after}`}`);
		await expectStatus(answer, 200);
		const { items, next } = await answer.json();
		expect(items.length).toBeLessThanOrEqual(7);
		seen.push(
			...items.map(
				(one: Record<string, string>) => one['external_id'] ?? one['reference'] ?? one['code']
			)
		);
		if (next === null) return seen;
		after = next;
	}
}

for (const list of [
	'customers?sort=external_id',
	'customers',
	'cases',
	'cases?state=closed',
	'surveys',
	'instruments',
	'sites'
]) {
	test(`the pages of ${list} hold everything once`, async ({ api }) => {
		const seen = await walk(api, list);
		expect(seen.length).toBeGreaterThan(0);
		expect(new Set(seen).size).toBe(seen.length);
	});
}

test('customers are filtered by band and found by name', async ({ api }) => {
	const { items } = await (await api.get(`${API}/customers?band=amber&limit=200`)).json();
	expect(items.length).toBeGreaterThan(0);
	for (const { band, score, reasons } of items) {
		expect(band).toBe('amber');
		expect(reasons.reduce((sum: number, one: { points: number }) => sum + one.points, 0)).toBe(
			score
		);
	}
});

test('a page size or cursor that makes no sense is refused', async ({ api }) => {
	for (const query of ['limit=0', 'limit=201', 'limit=ten', 'after=nonsense', 'colour=red']) {
		await expectProblem(await api.get(`${API}/surveys?${query}`), 422, 'invalid');
	}
	await expectProblem(await api.get(`${API}/customers?band=purple`), 422, 'invalid');
});
