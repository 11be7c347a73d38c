/** What became of the drawn, who may see it, and the verdict on its date. */
import { beforeEach, describe, expect, test } from 'vitest';
import { shownResult } from '#lib/domain/prevention/shown-result.ts';
import {
	guardsOf,
	observed,
	preventionLedger,
	type ArmCounted
} from '#lib/schemas/prevention-ledger.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as prevention from '#lib/server/prevention.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey } from '../../../tests/support/make-survey.ts';
import {
	alerted,
	draw,
	plan,
	startProgramme,
	type Alerted
} from '../../../tests/support/prevention.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
let organization: Organization;
let manager: Member;
let agent: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql, 'UTC');
	manager = await makeMember(database.sql, organization, 'quality_manager');
	agent = await makeMember(database.sql, organization, 'agent');
});

/** A programme, its drawn customers by arm, and all of it moved so many days into the past. */
async function drawnDaysAgo(n: number, days: number, verdictIn = 200) {
	const { sql } = database;
	const program = await startProgramme(sql, organization, manager, {
		...{ block_size: 4, block_holdouts: 2 }
	});
	const people = await alerted(sql, organization, n);
	const arms = await draw(sql, organization, people);
	const back = `${days} days`;
	await sql.begin(async (tx) => {
		for (const table of ['prevention_programs', 'prevention_assignments'])
			await tx.unsafe(`alter table public.${table} disable trigger user`);
		await tx`update public.prevention_programs set opened_at = opened_at - ${back}::interval, verdict_on = current_date + ${verdictIn}::integer
			where organization_id = ${organization.id}`;
		await tx`update public.prevention_assignments set assigned_at = assigned_at - ${back}::interval where organization_id = ${organization.id}`;
		await tx`update public.risk_alerts set opened_at = opened_at - ${back}::interval where organization_id = ${organization.id}`;
		await tx`update public.cases set opened_at = opened_at - ${back}::interval where organization_id = ${organization.id}`;
		for (const table of ['prevention_programs', 'prevention_assignments'])
			await tx.unsafe(`alter table public.${table} enable trigger user`);
	});
	const of = (arm: string) => people.filter((_one, i) => arms[i] === arm);
	return { program, contact: of('contact'), holdout: of('holdout') };
}

const opened = (kind: string, who: Alerted | undefined, daysAgo: number) => database.sql`
	insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
	select ${organization.id}, s.kind, s.code, ${only(who).customer}, now() - ${`${daysAgo} days`}::interval, now()
	from public.case_states s where s.kind = ${kind}::public.case_kind order by s.position limit 1`;

const happened = (who: Alerted | undefined, kind: string, daysAgo: number) => database.sql`
	insert into public.case_events (organization_id, case_id, kind, at, from_state, to_state)
	select k.organization_id, k.id, ${kind}, now() - ${`${daysAgo} days`}::interval,
		${kind === 'state_changed' ? 'open' : null}, ${kind === 'state_changed' ? 'contacted' : null}
	from public.cases k where k.customer_id = ${only(who).customer} and k.kind = 'prevention'`;

async function ledger(who: Actor = manager) {
	const [row] = await as(
		database.sql,
		who,
		(sql) => sql<{ told: unknown }[]>`select public.prevention_ledger(${organization.id}) as told`
	);
	return preventionLedger.parse(only(row).told);
}
const NOBODY: ArmCounted = {
	...{ drawn: 0, n: 0, complaints: 0, attempted: 0, reached: 0, released: 0 },
	...{ pre_complaints: 0, opt_outs: 0, left: 0, surveyed: 0, unhappy: 0 }
};

describe('the arms', () => {
	test('of a programme that has just begun are empty, and say so', async () => {
		await startProgramme(database.sql, organization, manager);
		expect((await ledger()).program?.arms).toEqual({ contact: NOBODY, holdout: NOBODY });
	});

	test('count complaints after the draw and within the window, of those whose window has ended', async () => {
		const { contact, holdout } = await drawnDaysAgo(8, 61);
		await opened('complaint', contact[0], 30);
		await opened('complaint', holdout[0], 60.9);
		await opened('complaint', holdout[1], 1.1);
		await opened('complaint', holdout[2], 0.5); // after the window
		await opened('complaint', contact[1], 62); // before the draw
		await opened('pre_complaint', contact[2], 20);
		const { arms } = (await ledger()).program ?? {};
		expect(arms).toEqual({
			contact: { ...NOBODY, drawn: 4, n: 4, complaints: 1, pre_complaints: 1 },
			holdout: { ...NOBODY, drawn: 4, n: 4, complaints: 2 }
		});
	});

	test('say nothing of complaints while a window runs: not having complained yet means nothing', async () => {
		const { holdout } = await drawnDaysAgo(8, 59);
		await opened('complaint', holdout[0], 10);
		expect((await ledger()).program?.arms.holdout).toEqual({ ...NOBODY, drawn: 4 });
	});

	test('keep everybody where they were drawn: not reached, contacted though held out, released', async () => {
		const { contact, holdout } = await drawnDaysAgo(8, 61);
		await happened(contact[0], 'state_changed', 50);
		await happened(contact[1], 'contact_attempted', 50);
		await happened(holdout[0], 'state_changed', 40);
		await database.sql`select private.note_release(${organization.id}, ${only(holdout[0]).alert}, 'must_act')`;
		await opened('complaint', holdout[0], 20);
		const { arms } = (await ledger()).program ?? {};
		expect(arms?.contact).toMatchObject({ n: 4, attempted: 2, reached: 1, complaints: 0 });
		expect(arms?.holdout).toMatchObject({ n: 4, reached: 1, released: 1, complaints: 1 });
	});

	test('carry the guards: the next answer, on any scale, and who wants no more', async () => {
		const { contact, holdout } = await drawnDaysAgo(8, 61);
		const survey = await makeSurvey(database.sql, organization, { form: 'perception' });
		const answered = (who: Alerted | undefined, overall: number, daysAgo: number) => database.sql`
			insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, overall, submitted_at, customer_id)
			select ${organization.id}, ${survey.id}, u, u, '{4,4,4,4}', ${overall}, now() - ${`${daysAgo} days`}::interval, ${only(who).customer}
			from gen_random_uuid() as u`;
		await answered(contact[0], 2, 40);
		await answered(contact[0], 7, 30); // only the next one counts
		await answered(contact[1], 3, 40);
		await answered(holdout[0], 1, 70); // before the draw
		await database.sql`insert into public.contact_stops (organization_id, reason, customer_id, created_at)
			values (${organization.id}, 'opted_out', ${only(contact[3]).customer}, now() - interval '10 days')`;
		const { arms } = (await ledger()).program ?? {};
		expect(arms?.contact).toMatchObject({ surveyed: 2, unhappy: 1, opt_outs: 1 });
		expect(arms?.holdout).toMatchObject({ surveyed: 0, unhappy: 0, opt_outs: 0 });
	});
});

describe('who leaves', () => {
	const leaves = (who: Alerted | undefined, daysAgo: number) => database.sql`
		update public.customers set left_at = now() - ${`${daysAgo} days`}::interval where id = ${only(who).customer}`;

	test('is counted where they were drawn, after the draw and within the window', async () => {
		const { contact, holdout } = await drawnDaysAgo(12, 61);
		await leaves(contact[0], 40);
		await leaves(contact[1], 60.9);
		await leaves(contact[2], 0.5); // after the window
		await leaves(holdout[0], 70); // before the draw
		await leaves(holdout[1], 2);
		const { arms, guards } = (await ledger()).program ?? {};
		expect(guards).toContain('churn');
		expect(arms?.contact).toMatchObject({ n: 6, left: 2 });
		expect(arms?.holdout).toMatchObject({ n: 6, left: 1 });
	});

	test('says nothing while their window runs', async () => {
		const { contact } = await drawnDaysAgo(8, 59);
		await leaves(contact[0], 10);
		expect((await ledger()).program?.arms.contact).toMatchObject({ n: 0, left: 0 });
	});

	test('is not watched by a programme that began before', async () => {
		const { sql } = database;
		const { contact } = await drawnDaysAgo(8, 61);
		await sql.begin(async (tx) => {
			await tx`alter table public.prevention_programs disable trigger user`;
			await tx`update public.prevention_programs set guards = '{next_survey,opt_outs,pre_complaints}' where organization_id = ${organization.id}`;
			await tx`alter table public.prevention_programs enable trigger user`;
		});
		await leaves(contact[0], 40);
		const program = only((await ledger()).program ?? undefined);
		expect(program.arms.contact.left).toBeNull();
		expect(guardsOf(program).map(({ guard }) => guard)).toEqual(['next_survey', 'opt_outs']);
		// And its guards are fixed like everything else.
		await expect(
			sql`update public.prevention_programs set guards = guards || '{churn}' where id = ${program.id}`
		).rejects.toThrow('append_only');
	});
});

describe('who is held out', () => {
	test('is seen by managers, and neither by those who contact nor by trainers', async () => {
		await drawnDaysAgo(8, 1);
		const trainer = await makeMember(database.sql, organization, 'trainer');
		const admin = await makeMember(database.sql, organization, 'admin');
		const rows = (who: Actor) =>
			as(
				database.sql,
				who,
				(sql) =>
					sql`select arm from public.prevention_assignments where organization_id = ${organization.id}`
			).then(({ length }) => length);
		for (const who of [manager, admin]) {
			expect(await rows(who)).toBe(8);
			expect((await ledger(who)).program?.arms.holdout.drawn).toBe(4);
		}
		for (const who of [agent, trainer]) {
			expect(await rows(who)).toBe(0);
			expect(await ledger(who)).toMatchObject({ sees_lottery: false, program: null, earlier: [] });
		}
	});

	test('is decided by nobody: agents may not start, stop or audit', async () => {
		const call = (who: Member, name: string) =>
			commitAs(database.sql, who, async (sql) => {
				if (name === 'start')
					await sql`select public.start_prevention(${organization.id}, ${sql.json(plan())})`;
				if (name === 'stop')
					await sql`select public.stop_prevention(${organization.id}, 'because')`;
				if (name === 'audit') await sql`select public.audit_prevention(${organization.id})`;
			});
		for (const name of ['start', 'stop', 'audit'])
			await expect(call(agent, name)).rejects.toThrow('forbidden');
		await call(manager, 'start');
		await call(manager, 'stop');
		await expect(call(manager, 'stop')).rejects.toThrow('not_found');
	});
});

describe('a programme', () => {
	test('runs alone, and its plan cannot be changed', async () => {
		const program = await startProgramme(database.sql, organization, manager);
		await expect(startProgramme(database.sql, organization, manager)).rejects.toThrow(
			'program_running'
		);
		for (const change of [
			'verdict_on = verdict_on + 30',
			'block_holdouts = 2',
			'window_days = 30'
		]) {
			await expect(
				database.sql.unsafe(
					`update public.prevention_programs set ${change} where id = '${program}'`
				)
			).rejects.toThrow('append_only');
		}
		await expect(
			database.sql`delete from public.prevention_programs where id = ${program}`
		).rejects.toThrow('append_only');
	});

	test.each([
		[
			'a verdict too soon to draw anybody',
			{ verdict_on: new Date(Date.now() + 70 * 86_400_000).toISOString().slice(0, 10) }
		],
		['a share below a fifth', { block_size: 10, block_holdouts: 1 }],
		['a share above one half', { block_size: 5, block_holdouts: 3 }]
	])('is refused with %s', async (_what, changes) => {
		await expect(startProgramme(database.sql, organization, manager, changes)).rejects.toThrow();
	});

	test('notes what became of earlier Amber customers, as counted at its opening', async () => {
		const earlier = await alerted(database.sql, organization, 6);
		await database.sql`update public.risk_alerts set opened_at = now() - interval '100 days' where organization_id = ${organization.id}`;
		await opened('complaint', earlier[0], 60);
		await opened('complaint', earlier[1], 10);
		await startProgramme(database.sql, organization, manager);
		expect((await ledger()).program).toMatchObject({ historic_n: 6, historic_complaints: 1 });
	});

	test('that is stopped gives everybody back, shows its salt, and has no verdict', async () => {
		await drawnDaysAgo(8, 10);
		await commitAs(
			database.sql,
			manager,
			(sql) => sql`select public.stop_prevention(${organization.id}, 'new owner')`
		);
		const { program, earlier } = await ledger();
		expect(program).toMatchObject({ close_reason: 'new owner', verdict: null });
		expect(earlier).toEqual([]);
		const waiting = await database.sql`select from public.prevention_assignments
			where organization_id = ${organization.id} and arm = 'holdout' and release_reason is distinct from 'program_ended'`;
		expect(waiting).toHaveLength(0);
		const client = await gateway.serviceClient();
		const [audit] = await prevention.audit({ client, organization: organization.id });
		expect(audit).toMatchObject({ drawn: 8, agree: 8, commitment_holds: true });
		expect(audit?.salt).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('by the clock', () => {
	test('the held-out are given back when their window has ended, not before', async () => {
		await drawnDaysAgo(8, 59);
		const service = await gateway.serviceClient();
		await prevention.endWindows(service); // those of other organisations
		const younger = await database.sql`select from public.prevention_assignments
			where organization_id = ${organization.id} and released_at is not null`;
		expect(younger).toHaveLength(0);
		await database.sql.begin(async (sql) => {
			await sql`alter table public.prevention_assignments disable trigger user`;
			await sql`update public.prevention_assignments set assigned_at = assigned_at - interval '2 days' where organization_id = ${organization.id}`;
			await sql`alter table public.prevention_assignments enable trigger user`;
		});
		expect(await prevention.endWindows(service)).toBe(4);
		expect(await prevention.endWindows(service)).toBe(0);
		expect((await ledger()).program?.arms.holdout.released).toBe(0);
	});

	test('whoever must not be held out any longer is given back at once, in their arm', async () => {
		const { holdout } = await drawnDaysAgo(12, 10);
		const service = await gateway.serviceClient();
		await prevention.endWindows(service);
		const [angry, frail] = holdout;
		await opened('complaint', angry, 1);
		expect(await prevention.endWindows(service)).toBe(1);
		await commitAs(
			database.sql,
			agent,
			(sql) =>
				sql`select public.set_vulnerable(${organization.id}, ${only(frail).externalId}, true)`
		);
		expect(await prevention.endWindows(service)).toBe(0);
		const released = await database.sql`
			select arm, release_reason from public.prevention_assignments
			where organization_id = ${organization.id} and released_at is not null order by 2`;
		expect(released).toEqual([
			{ arm: 'holdout', release_reason: 'open_complaint' },
			{ arm: 'holdout', release_reason: 'vulnerable' }
		]);
		expect((await ledger()).program?.arms.holdout).toMatchObject({ drawn: 6, released: 2 });
	});

	test('the verdict is read on its date, once, and stays as it was read', async () => {
		const { program, contact, holdout } = await drawnDaysAgo(160, 70, 0);
		for (const one of contact.slice(0, 8)) await opened('complaint', one, 30);
		for (const one of holdout.slice(0, 24)) await opened('complaint', one, 30);
		const service = await gateway.serviceClient();
		const workers = await Promise.all([1, 2, 3].map(() => prevention.readVerdicts(service)));
		expect(workers.reduce((sum, read) => sum + read, 0)).toBe(1);
		const first = (await ledger()).program;
		expect(first).toMatchObject({
			id: program,
			verdict: {
				verdict: 'works',
				arms: { contact: { n: 80, complaints: 8 }, holdout: { n: 80, complaints: 24 } }
			}
		});
		// What is told later changes nothing.
		for (const one of contact.slice(8, 60)) await opened('complaint', one, 30);
		expect(await prevention.readVerdicts(service)).toBe(0);
		expect((await ledger()).program).toEqual(first);
		expect(first && shownResult(observed(first), new Date())).toMatchObject({
			phase: 'read',
			verdict: 'works'
		});
		await expect(
			database.sql`update public.prevention_programs set verdict = '{"verdict": "cannot_tell"}' where id = ${program}`
		).rejects.toThrow('append_only');
	});

	test('before its date nothing is read, whoever asks', async () => {
		const { program } = await drawnDaysAgo(8, 70, 1);
		const service = await gateway.serviceClient();
		expect(await prevention.readVerdicts(service)).toBe(0);
		const [stored] = await commitAs(
			database.sql,
			'service_role',
			(sql) =>
				sql`select public.store_prevention_verdict(${organization.id}, ${program}, '{"verdict": "works"}') as is_stored`
		);
		expect(stored).toEqual({ is_stored: false });
	});
});

describe('flags', () => {
	test('are judged on customers nobody acted on; complaints know whether a flag preceded them', async () => {
		const people = await alerted(database.sql, organization, 8);
		await database.sql`update public.risk_alerts set opened_at = now() - interval '80 days' where organization_id = ${organization.id}`;
		await opened('complaint', people[0], 60);
		await opened('complaint', people[1], 40);
		await opened('complaint', people[1], 15); // after 60 days
		await happened(people[2], 'contact_attempted', 70);
		await opened('complaint', people[2], 50);
		const [stranger] = await alerted(database.sql, organization, 1);
		await database.sql`update public.risk_alerts set opened_at = now() where customer_id = ${only(stranger).customer}`;
		await opened('complaint', stranger, 3); // before its flag
		const { flags, lead_times } = await ledger();
		expect(flags).toEqual({
			days: 60,
			bands: [
				{ band: 'amber', n: 7, complaints: 2 },
				{ band: 'red', n: 0, complaints: 0 },
				{ band: 'must_act', n: 0, complaints: 0 }
			],
			known_complaints: 5,
			flagged_before: 3
		});
		expect(lead_times).toEqual([
			{ days: 20, n: 1 },
			{ days: 30, n: 1 },
			{ days: 40, n: 1 }
		]);
	});
});

test('months begin with the first that is on record, and periods are of equal length', async () => {
	expect(await ledger()).toMatchObject({ months: [], periods: { days: 90 } });
	const people = await alerted(database.sql, organization, 2);
	await opened('complaint', people[0], 0.001);
	await opened('complaint', people[1], 100);
	await happened(people[0], 'contact_attempted', 0.001);
	await happened(people[0], 'state_changed', 0.001);
	const { months, periods } = await ledger();
	expect(months.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(2);
	expect(months.at(-1)).toMatchObject({ alerts: 2, acted: 1 });
	expect([periods.before.complaints, periods.after.complaints]).toEqual([1, 1]);
});
