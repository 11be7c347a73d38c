/** Complaints of other systems. */
import { expect, test } from '../fixtures.ts';
import { API, encounter, expectStatus, ownCode } from './support.ts';

test('a complaint is recorded once, tied to its customer, and walked to its end', async ({
	api,
	request
}) => {
	const contact = encounter();
	await expectStatus(await api.post(`${API}/encounters`, { data: contact }), 201);
	const customer = contact.customer.external_id;
	const complaint = {
		...{ external_id: ownCode('K'), customer, channel: 'letter', words: 'The bill is wrong.' },
		...{ site: 'north', happened_at: '2026-02-01', category: 'information' }
	};
	const first = await api.post(`${API}/complaints`, { data: complaint });
	await expectStatus(first, 201);
	const told = await first.json();
	expect(told).toMatchObject({ created: true, customer });
	const again = await api.post(`${API}/complaints`, { data: { ...complaint, words: 'Other' } });
	await expectStatus(again, 200);
	expect(await again.json()).toEqual({ ...told, created: false });

	const { items } = await (
		await api.get(`${API}/cases?kind=complaint&customer=${customer}`)
	).json();
	expect(items).toHaveLength(1);
	expect(items[0]).toMatchObject({
		...{ reference: told.reference, kind: 'complaint', state: 'received' },
		complaint: { words: 'The bill is wrong.', channel: 'letter', source: 'api' }
	});
	const none = await (await api.get(`${API}/cases?kind=prevention&customer=${customer}`)).json();
	expect(none.items).toEqual([]);

	const move = (data: Record<string, string>) =>
		api.post(`${API}/cases/${told.reference}/transitions`, { data });
	await expectStatus(await move({ to: 'closed', outcome: 'solved', cause: 'emotion' }), 409);
	await expectStatus(await move({ to: 'in_progress' }), 200);
	await expectStatus(await move({ to: 'answered' }), 422);
	await expectStatus(await move({ to: 'answered', answer: 'It was. We sent a new one.' }), 200);
	await expectStatus(await move({ to: 'closed', outcome: 'solved', cause: 'weather' }), 422);
	await expectStatus(await move({ to: 'closed', outcome: 'solved', cause: 'unknown' }), 422);
	const ended = await move({ to: 'closed', outcome: 'solved', cause: 'information_unclear_fees' });
	await expectStatus(ended, 200);
	expect(await ended.json()).toMatchObject({
		...{ state: 'closed', outcome: 'solved' },
		complaint: { cause: 'information_unclear_fees', category: 'information' }
	});
	const page = await request.get(new URL(told.track_url).pathname);
	expect(await page.text()).toContain('It was. We sent a new one.');
});

test('what does not fit is refused by name', async ({ api }) => {
	const words = 'x';
	for (const [data, code] of [
		[{}, 'invalid'],
		[{ words, channel: 'form' }, 'invalid'],
		[{ words, cause: 'service' }, 'invalid'],
		[{ words, customer: 'nobody' }, 'unknown_customer'],
		[{ words, site: 'nowhere' }, 'unknown_site'],
		[{ words, outcome: 'solved' }, 'invalid'],
		[{ words, happened_at: '2999-01-01' }, 'invalid']
	] as const) {
		const answer = await api.post(`${API}/complaints`, { data });
		await expectStatus(answer, 422);
		expect(await answer.json()).toMatchObject({ code });
	}
});
