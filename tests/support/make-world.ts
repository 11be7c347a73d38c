/** A whole organisation at work: at least one row of everything, all through the product's doors. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { StaffRole } from '#lib/domain/staff-roles.ts';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from './make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey,
	type Customer,
	type Survey
} from './make-survey.ts';
import { teachWords, workOnRisk } from './make-world-of-risk.ts';
import { makeOpenForm } from './open-form.ts';
import { commitAs } from './test-database.ts';

export type World = {
	organization: Organization;
	members: Record<StaffRole, Member>;
	survey: Survey;
	customer: Customer;
	encounter: string;
	caseReference: string;
	alert: string;
	apiKey: string;
	staffInvitation: string;
	/** Slug of an open form. */
	openForm: string;
	/** An invitation to the survey, by its id. */
	surveyInvitation: string;
	wave: string;
	measurementEvent: string;
	savedView: string;
	/** The reading of a comment. */
	textReading: string;
	/** A link that nobody has used yet. */
	token: string;
};

/** A test link and the answer it led to. */
async function tryOut(
	sql: Sql,
	organization: Organization,
	admin: Member,
	survey: Survey,
	mark: string
): Promise<void> {
	const token = randomBytes(20).toString('base64url');
	const hash = createHash('sha256').update(token).digest('hex');
	await commitAs(
		sql,
		admin,
		(as) =>
			as`select public.invite_test(${organization.id}, ${survey.code}, ${hash}, now() + interval '1 day')`
	);
	const tried = sql.json(answer({ comment: mark }));
	await commitAs(sql, 'anon', (as) => as`select public.submit_response(${token}, ${tried})`);
}

/** Every text of the world holds `mark`, so that a leak of any of them can be recognised. */
export async function makeWorld(sql: Sql, mark: string): Promise<World> {
	const organization = await makeOrganization(sql);
	await sql`update public.organizations set name = ${sql.json({ en: mark })} where id = ${organization.id}`;
	await sql`update public.sites set name = ${sql.json({ en: mark })} where organization_id = ${organization.id}`;
	await sql`update public.services set name = ${sql.json({ en: mark })} where organization_id = ${organization.id}`;
	const members = {
		admin: await makeMember(sql, organization, 'admin'),
		quality_manager: await makeMember(sql, organization, 'quality_manager'),
		trainer: await makeMember(sql, organization, 'trainer'),
		agent: await makeMember(sql, organization, 'agent')
	};
	await sql`update public.memberships set display_name = ${mark} where organization_id = ${organization.id}`;
	const survey = await makeSurvey(sql, organization);
	await sql`update public.surveys set title = ${sql.json({ en: mark })}, languages = '{en}' where id = ${survey.id}`;
	const customer = await makeCustomer(sql, organization, mark);

	const encounter = unique(`${mark}-encounter`);
	const recorded = {
		...{ external_id: encounter, site: 'main', service: 'counter', channel: 'phone' },
		customer: { external_id: customer.externalId },
		...{ started_at: '2026-11-01T01:00:00Z', ended_at: new Date().toISOString() },
		...{ promised: { wait_minutes: 10 }, measured: { wait_minutes: 30 } }
	};
	await commitAs(
		sql,
		members.agent,
		(as) => as`select public.record_encounter(${organization.id}, ${sql.json(recorded)})`
	);

	const spent = await makeInvitation(sql, organization, survey, customer);
	const token = await makeInvitation(sql, organization, survey, customer);
	const photo = { name: `${mark}.txt`, media_type: 'text/plain', base64: btoa(mark) };
	const complaint = answer({
		comment: `${mark}: my lawyer will call`,
		contact_requested: true,
		contact_detail: mark,
		files: [{ question: 'photo', ...photo }]
	});
	await commitAs(
		sql,
		'anon',
		(as) => as`select public.submit_response(${spent}, ${sql.json(complaint)})`
	);
	await commitAs(
		sql,
		members.admin,
		(as) => as`select public.publish_survey(${organization.id}, ${survey.code})`
	);
	await tryOut(sql, organization, members.admin, survey, mark);
	const openForm = await makeOpenForm(sql, organization, survey, members.admin, { en: mark });
	const { surveyInvitation, wave } = await reachOut(
		sql,
		organization,
		members.admin,
		survey,
		token
	);
	const view = { name: mark, path: '/dashboard', query: 'site=main', is_shared: true };
	const [kept] = await commitAs(sql, members.admin, async (as) => {
		const made = await as<{ id: string }[]>`
			select public.save_view(${organization.id}, ${as.json(view)}) as id`;
		await as`select public.mail_view(${organization.id}, ${only(made[0]).id}, 'week')`;
		return made;
	});
	const trained = { kind: 'training', site: 'main', title: { en: mark }, note: mark };
	const [event] = await commitAs(
		sql,
		members.trainer,
		(as) => as<{ id: string }[]>`
			select public.add_measurement_event(${organization.id}, ${as.json({ ...trained, happened_on: '2026-10-01' })}) as id`
	);
	const [opened] = await sql<
		{ reference: string }[]
	>`select reference from public.cases where organization_id = ${organization.id}`;
	const caseReference = only(opened).reference;
	const alert = await workOnRisk(sql, organization, members, mark);
	const filed = {
		submission_id: randomUUID(),
		words: mark,
		remedy: mark,
		contact: mark,
		site: 'main'
	};
	await commitAs(
		sql,
		'anon',
		(as) => as`select public.file_complaint(${organization.code}, ${as.json(filed)})`
	);
	const textReading = await teachWords(sql, organization, members.admin, mark);
	await commitAs(
		sql,
		members.agent,
		(as) => as`select public.note_case(${organization.id}, ${caseReference}, 'note', ${mark})`
	);

	const keyHash = createHash('sha256').update(randomBytes(20)).digest('hex');
	const [key] = await commitAs(
		sql,
		members.admin,
		(as) => as<{ id: string }[]>`
			select public.create_api_key(${organization.id}, ${mark}, ${mark.padEnd(12, '-').slice(0, 12)}, ${keyHash}, '{read}') as id`
	);
	const invited = `${mark}@example.test`.toLowerCase();
	await commitAs(
		sql,
		members.admin,
		(as) => as`select public.invite_staff(${organization.id}, ${invited}, 'agent')`
	);
	const [invitation] = await sql<
		{ id: string }[]
	>`select id from public.staff_invitations where organization_id = ${organization.id}`;
	return {
		organization,
		members,
		survey,
		customer,
		encounter,
		caseReference,
		alert,
		apiKey: only(key).id,
		staffInvitation: only(invitation).id,
		openForm,
		surveyInvitation,
		wave,
		measurementEvent: only(event).id,
		savedView: only(kept).id,
		textReading,
		token
	};
}

/** A channel, the survey's own rules of inviting, a contact in the log, and somebody who wants no more. */
async function reachOut(
	sql: Sql,
	organization: Organization,
	admin: Member,
	survey: Survey,
	token: string
): Promise<{ surveyInvitation: string; wave: string }> {
	const channel = { code: 'sms', kind: 'sms', address: 'phone', url: 'https://sms.example.test/' };
	const nonce = randomBytes(32).toString('hex');
	const [invited] = await commitAs(sql, admin, async (as) => {
		await as`select public.add_channel(${organization.id}, ${as.json(channel)}, ${nonce})`;
		await as`select public.save_mail_words(${organization.id}, ${survey.code}, '{}')`;
		await as`select public.set_survey_outreach(${organization.id}, ${survey.code}, '{"share": 0.5}')`;
		return as<{ id: string }[]>`select public.invite_customer(${organization.id}, ${survey.code},
			${randomBytes(32).toString('hex')}, now() + interval '1 day', p_customer => (
				select external_id from public.customers where organization_id = ${organization.id} limit 1),
			p_nonce => ${randomBytes(32).toString('hex')}) as id`;
	});
	await commitAs(sql, 'anon', (as) => as`select public.unsubscribe(${token})`);
	await sql`insert into public.reminders (organization_id, invitation_id, number) values (${organization.id}, ${only(invited).id}, 1)`;
	const planned = { channel: 'email', starts_at: '2026-11-01T01:00:00Z', repeats: 'once' };
	const size = { audience_days: 30, sample_size: 1 };
	const [wave] = await commitAs(
		sql,
		admin,
		(as) => as<{ id: string }[]>`
			select public.add_wave(${organization.id}, ${survey.code}, ${as.json({ ...planned, ...size })}) as id`
	);
	await sql`insert into public.wave_runs (organization_id, wave_id, period) values (${organization.id}, ${only(wave).id}, 0)`;
	return { surveyInvitation: only(invited).id, wave: only(wave).id };
}
