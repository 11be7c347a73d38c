/** Waves by the calendar, and the share and quota of encounters that are invited by themselves. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as encounters from '#lib/server/encounters.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as waves from '#lib/server/waves.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { only, unique } from '../../../tests/support/make-organization.ts';
import { makeReachable } from '../../../tests/support/reachable.ts';
import { BASE_URL, makeInviting, useMail, type Inviting } from '../../../tests/support/reaching.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
const mail = useMail();

let inviting: Inviting;
beforeEach(async () => {
	inviting = await makeInviting(database.sql);
});

/** Reports a service contact, which may be invited to the survey. */
async function serve(customer: { externalId: string }, invite?: string, endedAt = new Date()) {
	return encounters.record(
		inviting.db,
		{
			external_id: unique('e'),
			customer: { external_id: customer.externalId },
			...{ site: 'main', service: 'counter', channel: 'phone' },
			...{ started_at: '2026-01-01T01:00:00Z', ended_at: endedAt.toISOString() },
			...(invite !== undefined && { invite })
		},
		BASE_URL
	);
}

async function served(count: number) {
	const customers = [];
	for (let each = 0; each < count; each++) {
		const customer = await makeReachable(database.sql, inviting.organization);
		await serve(customer);
		customers.push(customer);
	}
	return customers;
}

const wave = (changes: Partial<waves.NewWave> = {}): waves.NewWave => ({
	channel: 'email',
	starts_at: new Date(Date.now() - 60_000).toISOString(),
	repeats: 'once',
	every_days: null,
	audience_days: 7,
	segment: null,
	sample_size: 3,
	...changes
});
const run = async () => waves.runDue(await gateway.serviceClient(), () => false);

async function logged(): Promise<Record<string, number>> {
	const rows = await database.sql<{ rule: string; n: number }[]>`
		select coalesce(rule, outcome) as rule, count(*)::int as n from public.contact_log
		where organization_id = ${inviting.organization.id} group by 1`;
	return Object.fromEntries(rows.map(({ rule, n }) => [rule, n]));
}

describe('a wave', () => {
	test('invites a sample of those who were served lately, once, whoever looks at the clock', async () => {
		await served(5);
		const [gone] = await served(1);
		await database.sql`select private.stop_address(${inviting.organization.id}, null, 'opted_out', ${gone?.id ?? null})`;
		const old = await makeReachable(database.sql, inviting.organization);
		await serve(old, undefined, new Date(Date.now() - 9 * 86_400_000));
		const id = await waves.add(inviting.db, inviting.survey.code, wave({ sample_size: 5 }));
		await Promise.all([run(), run(), run()]);
		const [planned] = await waves.list(inviting.db, inviting.survey.code);
		expect(planned).toMatchObject({ id, runs: [{ period: 0, audience: 6, invited: 5 }] });
		await mail.deliver();
		const { sent, ...held } = await logged();
		expect(sent).toBe(5);
		// Whether the one who opted out was drawn before the sample was full is chance.
		expect(held['opted_out'] ?? held['not_sampled']).toBe(1);
		expect(await run()).toBe(0);
	});

	test('logs everybody whom the sample left out', async () => {
		await served(5);
		await waves.add(inviting.db, inviting.survey.code, wave({ sample_size: 2 }));
		await run();
		expect(await logged()).toEqual({ not_sampled: 3 });
	});

	test('passes over those who have an invitation that is not answered', async () => {
		await served(2);
		for (const each of [1, 2]) {
			await waves.add(
				inviting.db,
				inviting.survey.code,
				wave({ sample_size: 2, audience_days: each })
			);
		}
		await run();
		expect(await logged()).toEqual({ already_invited: 2 });
	});

	test('keeps to its segment, and waits for an open survey', async () => {
		const [one] = await served(2);
		await database.sql`update public.customers set segment = 'home' where id = ${one?.id ?? null}`;
		await waves.add(inviting.db, inviting.survey.code, wave({ segment: 'home' }));
		await database.sql`update public.surveys set status = 'closed' where id = ${inviting.survey.id}`;
		await run();
		expect((await waves.list(inviting.db, inviting.survey.code))[0]?.runs).toEqual([]);
		await database.sql`update public.surveys set status = 'open' where id = ${inviting.survey.id}`;
		await run();
		expect((await waves.list(inviting.db, inviting.survey.code))[0]?.runs).toMatchObject([
			{ audience: 1, invited: 1 }
		]);
	});

	test('that was stopped runs no more', async () => {
		await served(1);
		const id = await waves.add(inviting.db, inviting.survey.code, wave());
		await waves.stop(inviting.db, id);
		await run();
		expect((await waves.list(inviting.db, inviting.survey.code))[0]?.runs).toEqual([]);
	});

	test('goes by mail or a channel, never by a link that nobody hands over', async () => {
		await expect(
			waves.add(inviting.db, inviting.survey.code, wave({ channel: 'link' }))
		).rejects.toMatchObject({ code: 'channel_not_available' });
	});

	test.each([
		['once', null, '2026-11-01T00:59:59Z', null],
		['once', null, '2027-11-01T01:00:00Z', 0],
		['days', 7, '2026-11-08T00:59:59Z', 0],
		['days', 7, '2026-11-08T01:00:00Z', 1],
		['month', null, '2026-11-30T00:59:59Z', 0],
		['month', null, '2026-12-01T01:00:00Z', 1],
		['month', null, '2027-03-01T01:00:00Z', 4]
	])('that comes %s (%s) is at %s in period %s', async (repeats, everyDays, at, period) => {
		const id = await waves.add(
			inviting.db,
			inviting.survey.code,
			wave({
				starts_at: '2026-11-01T01:00:00Z',
				repeats: repeats as 'once',
				every_days: everyDays
			})
		);
		const [row] = await database.sql`
			select private.wave_period(w, 'Asia/Shanghai', ${at}) as period from public.survey_waves w where w.id = ${id}`;
		expect(only(row)['period']).toBe(period);
		await waves.stop(inviting.db, id);
	});
});

describe('encounters that are invited by themselves', () => {
	async function outreach(settings: object) {
		await inviting.db.client.rpc('set_survey_outreach', {
			p_organization: inviting.organization.id,
			p_survey: inviting.survey.code,
			p_outreach: settings as never
		});
	}

	test('are a share, the same ones however often they are reported', async () => {
		await outreach({ share: 0.5 });
		const customer = await makeReachable(database.sql, inviting.organization);
		let invited = 0;
		for (let each = 0; each < 40; each++) {
			const { invitation } = await serve(customer, inviting.survey.code);
			if (invitation) invited += 1;
		}
		expect(invited).toBeGreaterThan(8);
		expect(invited).toBeLessThan(32);
		expect(await logged()).toEqual({ sent: invited, not_sampled: 40 - invited });
	});

	test('stop at the quota of their site and service for the month, at the same moment too', async () => {
		await outreach({ monthly_quota: 3 });
		const customers = await Promise.all(
			Array.from({ length: 6 }, () => makeReachable(database.sql, inviting.organization))
		);
		const answers = await Promise.all(customers.map((each) => serve(each, inviting.survey.code)));
		expect(answers.filter(({ invitation }) => invitation).length).toBe(3);
		expect(await logged()).toEqual({ sent: 3, quota_full: 3 });
	});

	test('go by mail where the survey says so, and not to those who opted out', async () => {
		await outreach({ channel: 'email' });
		const customer = await makeReachable(database.sql, inviting.organization);
		const gone = await makeReachable(database.sql, inviting.organization);
		const mute = await makeReachable(database.sql, inviting.organization, { email: null });
		await database.sql`select private.stop_address(${inviting.organization.id}, null, 'opted_out', ${gone.id})`;
		const { invitation } = await serve(customer, inviting.survey.code);
		expect((await serve(gone, inviting.survey.code)).invitation).toBeUndefined();
		expect((await serve(mute, inviting.survey.code)).invitation).toBeUndefined();
		await mail.deliver();
		expect(mail.to(customer.email)[0]?.links[0]).toBe(invitation?.url);
		expect(mail.to(gone.email)).toEqual([]);
		expect(await logged()).toEqual({ sent: 1, opted_out: 1, no_address: 1 });
	});
});
