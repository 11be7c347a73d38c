/** Marks on the control charts: changed processes, trainings of teams, recalls. */
import type { LocalText } from '#lib/domain/servqual/survey-sums.ts';
import type { EventKind, MeasurementEvent } from '#lib/domain/training/measurement-event.ts';
import type { NewEvent } from '#lib/schemas/measurement-event.ts';
import { unwrap, type Db } from './db.ts';

/** More marks than a chart can show. */
const MOST_EVENTS = 500;

/** What is asked for; without a part, all of it. Days include both ends. */
export type EventFilter = {
	from?: string | undefined;
	to?: string | undefined;
	kind?: EventKind | undefined;
};

/** The events of an organisation, the latest first. */
export async function list(
	{ client, organization }: Db,
	{ from, to, kind }: EventFilter = {}
): Promise<MeasurementEvent[]> {
	let asked = client
		.from('measurement_events')
		.select('id, kind, title, happened_on, note, created_by, sites (code, name)')
		.eq('organization_id', organization);
	if (from !== undefined) asked = asked.gte('happened_on', from);
	if (to !== undefined) asked = asked.lte('happened_on', to);
	if (kind !== undefined) asked = asked.eq('kind', kind);
	const found = unwrap(
		await asked
			.order('happened_on', { ascending: false })
			.order('created_at', { ascending: false })
			.limit(MOST_EVENTS)
	);
	return found.map(({ id, kind: ofKind, title, happened_on, note, created_by, sites }) => ({
		id,
		kind: ofKind as EventKind,
		title: title as LocalText,
		happenedOn: happened_on,
		site: sites === null ? null : { code: sites.code, name: sites.name as LocalText },
		note,
		createdBy: created_by
	}));
}

/**
 * Writes an event down; answers its id.
 *
 * Errors: `unknown_site`; `forbidden` for who may not write this kind.
 */
export async function add({ client, organization }: Db, event: NewEvent): Promise<string> {
	return unwrap(
		await client.rpc('add_measurement_event', { p_organization: organization, p_event: event })
	);
}

/** Takes an event away. Errors: `not_found`; `forbidden` for somebody else's. */
export async function remove({ client, organization }: Db, id: string): Promise<void> {
	unwrap(await client.rpc('remove_measurement_event', { p_organization: organization, p_id: id }));
}
