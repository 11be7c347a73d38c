/** Saved views of the measurement, and the mails in which people have them sent to themselves. */
import { OVERALL, monthlySeries } from '#lib/domain/reports/monthly-series.ts';
import type { Repeats } from '#lib/domain/reports/view-repeats.ts';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { isLocale, type Locale } from '#lib/messages/message.ts';
import type { MailWords } from '#lib/messages/mail.ts';
import { readFilter } from '#lib/schemas/measurement.ts';
import type { NewView } from '#lib/schemas/saved-view.ts';
import { DbError, unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import * as measurement from './measurement.ts';

export type SavedView = {
	id: string;
	name: string;
	/** Page and selection, as a link. */
	href: string;
	isShared: boolean;
	isOwn: boolean;
	/** How often it is sent to the reader. */
	repeats: Repeats;
};

/** Own views and those that colleagues share, by name. */
export async function list({ client, organization }: Db, userId: string): Promise<SavedView[]> {
	const found = unwrap(
		await client
			.from('saved_views')
			.select('id, name, path, query, is_shared, owner_id, view_mails (repeats)')
			.eq('organization_id', organization)
			.order('name')
			.limit(500)
	);
	return found.map(({ id, name, path, query, is_shared, owner_id, view_mails }) => ({
		id,
		name,
		href: addressOf(path, query),
		isShared: is_shared,
		isOwn: owner_id === userId,
		repeats: (view_mails[0]?.repeats ?? 'never') as Repeats
	}));
}

/** Errors: `invalid` for more views than one person may keep. */
export async function save({ client, organization }: Db, view: NewView): Promise<string> {
	return unwrap(await client.rpc('save_view', { p_organization: organization, p_view: view }));
}

/** Errors: `not_found` for views of others. */
export async function remove({ client, organization }: Db, id: string): Promise<void> {
	unwrap(await client.rpc('remove_view', { p_organization: organization, p_id: id }));
}

/** Errors: `not_found` for views that the person does not see. */
export async function send(
	{ client, organization }: Db,
	id: string,
	repeats: Repeats
): Promise<void> {
	unwrap(
		await client.rpc('mail_view', {
			p_organization: organization,
			p_id: id,
			p_repeats: repeats
		})
	);
}

/** The numbers of a view for its mail; null where nothing may or can be shown. */
export type KeyNumbers = {
	survey: string;
	received: number | null;
	isGap: boolean;
	overall: { mean: number; ci: readonly [number, number] | null; n: number } | null;
	/** The latest month with a number, and how many answered in it. */
	latest: { month: string; mean: number; n: number } | null;
};

/** Puts a view into words; without a known language in both. */
export type WriteView = (
	view: { name: string; link: string; numbers: KeyNumbers | null },
	locale: Locale | null
) => MailWords;

/** Queues every mail of a view that is due; answers how many were this worker's. */
export async function queueDue(
	service: Client,
	tools: { write: WriteView; baseUrl: string },
	isStopped: () => boolean
): Promise<number> {
	let queued = 0;
	while (!isStopped()) {
		const [due] = unwrap(await service.rpc('due_view_mail'));
		if (!due) break;
		const db = { client: service, organization: due.organization_id };
		const numbers = await numbersOrNone(db, due.query, due.role === 'trainer');
		const words = tools.write(
			{ name: due.name, link: tools.baseUrl + addressOf(due.path, due.query), numbers },
			isLocale(due.locale) ? due.locale : null
		);
		const isMine = unwrap(
			await service.rpc('queue_view_mail', {
				p_organization: due.organization_id,
				p_view: due.view_id,
				p_user: due.user_id,
				p_due_at: due.due_at,
				p_facts: words
			})
		);
		if (isMine) queued += 1;
	}
	return queued;
}

/** One view that cannot be counted, say in time, keeps nobody else's mail back: it has no numbers then. */
async function numbersOrNone(
	db: Db,
	query: string,
	isCareful: boolean
): Promise<KeyNumbers | null> {
	try {
		return await keyNumbers(db, query, isCareful);
	} catch (failure) {
		if (failure instanceof DbError && failure.code === 'timeout') return null;
		throw failure;
	}
}

/**
 * What a view shows in numbers.
 *
 * @param isCareful for readers who may not see single answers, also not by subtraction
 */
async function keyNumbers(db: Db, query: string, isCareful: boolean): Promise<KeyNumbers | null> {
	const { survey, filter } = readFilter(
		new URLSearchParams(query),
		await measurement.filterOptions(db)
	);
	if (survey === null) return null;
	if (isCareful) {
		const { from, to, site, service, channel, locale, exclude } = filter;
		const isIsolating = unwrap(
			await db.client.rpc('selection_isolates', {
				p_organization: db.organization,
				p_survey: survey,
				p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] }
			})
		);
		if (isIsolating) return null;
	}
	const sums = await measurement.sums(db, survey, filter, 'month');
	if (sums.n_received < SUPPRESS_BELOW_N) return null;
	const isGap = sums.columns.length === 2;
	const { overall } = measurementDocument(sums, filter);
	const { mean, ci95, n } = isGap ? overall.gap_unweighted : overall.perception;
	const latest = monthlySeries(sums, filter, OVERALL).findLast((month) => month.mean !== null);
	return {
		survey,
		received: sums.n_received,
		isGap,
		overall: mean === null || n === null ? null : { mean, ci: ci95, n },
		latest:
			latest?.mean == null || latest.n === null
				? null
				: { month: latest.key, mean: latest.mean, n: latest.n }
	};
}

function addressOf(path: string, query: string): string {
	return query === '' ? path : `${path}?${query}`;
}
