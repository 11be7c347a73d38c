/** The part of a whole organisation at work that foretells complaints: alerts judged, words taught, lots drawn. */
import type { Sql } from 'postgres';
import type { StaffRole } from '#lib/domain/staff-roles.ts';
import { only, type Member, type Organization } from './make-organization.ts';
import { alerted, draw, startProgramme } from './prevention.ts';
import { commitAs } from './test-database.ts';

/** What colleagues make of the first alert, and everything kept about risk; answers the alert's id. */
export async function workOnRisk(
	sql: Sql,
	organization: Organization,
	members: Record<StaffRole, Member>,
	mark: string
): Promise<string> {
	const [alert] = await sql<
		{ id: string }[]
	>`select id from public.risk_alerts where organization_id = ${organization.id}`;
	await commitAs(
		sql,
		members.agent,
		(as) => as`select public.label_alert(${organization.id}, ${only(alert).id}, 'useful')`
	);
	await sql`
		with made as (
			insert into public.risk_clusters (organization_id, signal, site_id, case_id)
			select k.organization_id, 'long_wait', ${organization.site}, k.id from public.cases k
			where k.organization_id = ${organization.id} returning organization_id, id)
		insert into public.risk_cluster_members (organization_id, cluster_id, customer_id, event_id)
		select m.organization_id, m.id, e.customer_id, e.id from made m
		join public.risk_events e on e.organization_id = m.organization_id limit 1`;
	await commitAs(
		sql,
		members.admin,
		(as) =>
			as`select public.set_playbook(${organization.id}, 'long_wait', ${as.json({ words: { en: mark } })})`
	);
	await sql`insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals)
		select c.organization_id, c.id, now(), k.id, 0, 'low', '{}' from public.customers c
		join public.risk_cards k on k.organization_id = c.organization_id and k.is_active
		where c.organization_id = ${organization.id} limit 1`;
	await sql`insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
			learned_from, learned_to, metrics, proposal)
		select k.organization_id, 1, k.id, 'better', -2, 1, '{}', 10, 1, now() - interval '1 day', now(), '{}', '[]'
		from public.risk_cards k where k.organization_id = ${organization.id} and k.is_active`;
	await startProgramme(sql, organization, members.admin, { play: mark });
	await draw(sql, organization, await alerted(sql, organization, 1));
	return only(alert).id;
}

/** Something said of a text, a word of one's own, and a model; answers the reading of the text. */
export async function teachWords(
	sql: Sql,
	organization: Organization,
	admin: Member,
	mark: string
): Promise<string> {
	const [read] = await sql<{ id: string }[]>`
		select id from public.text_readings where organization_id = ${organization.id} and response_id is not null`;
	const { id } = only(read);
	await commitAs(sql, admin, async (as) => {
		await as`select public.label_text(${organization.id}, ${id}, '{social}', null, 'margin')`;
		await as`select public.set_cause_word(${organization.id}, 'social', ${mark}, 'add')`;
	});
	const model = { labels: 1, metrics: { verdict: 'too_few', note: mark } };
	await sql`select public.keep_text_model(${organization.id}, 'cause', ${sql.json(model)}, false)`;
	return id;
}
