/** Cases: who has to act for which customer, by when, and what was done. */
import { z } from 'zod';
import type { CaseFile } from '#lib/domain/cases/case-file.ts';
import type { Json } from '#lib/database.types.ts';
import { caseFile } from '#lib/schemas/case.ts';
import { writingVerdict } from '#lib/schemas/contact.ts';
import { decodeCursor, encodeCursor, placed } from './cursor.ts';
import { DbError, unwrap, type Db } from './db.ts';

export const CASES_PER_PAGE = 50;

export type CaseFilter = {
	/** Open ones by due time (default), closed ones the latest first, or all by due time. */
	state?: 'open' | 'closed' | 'all' | undefined;
	owner?: string | undefined;
	/** External id of the customer. */
	customer?: string | undefined;
	/** Complaints, what is done before there is one, or what is about several customers; all of them if left out. */
	kind?: 'complaint' | 'prevention' | 'cluster' | undefined;
	/** Code of the site. */
	site?: string | undefined;
	/** The `next` of the page before. */
	after?: string | undefined;
	limit?: number | undefined;
};

const KINDS = { complaint: ['complaint'], prevention: ['prevention', 'pre_complaint'] };

export type Handler = { id: string; name: string };

const position = z.object({
	due_at: placed.instant,
	closed_at: placed.instant.nullable(),
	reference: placed.name
});

/**
 * One page of cases and where the next one begins.
 *
 * Errors: `invalid` for an `after` that is not ours.
 */
export async function list(
	{ client, organization }: Db,
	{ state = 'open', owner, kind, customer, site, after, limit = CASES_PER_PAGE }: CaseFilter = {}
): Promise<{ items: CaseFile[]; next: string | null }> {
	const isOpen = state === 'all' ? null : state === 'open';
	const found = unwrap(
		await client.rpc('list_cases', {
			p_organization: organization,
			// The generated types do not know that null is a value of this parameter.
			p_open: isOpen as boolean,
			p_limit: limit + 1,
			...(owner && { p_owner: owner }),
			...(kind && kind !== 'cluster' && { p_kinds: KINDS[kind] }),
			p_clusters: kind === 'cluster',
			...(customer && { p_customer: customer }),
			...(site && { p_site: site }),
			...(after && { p_after: decodeCursor(after, position) })
		})
	);
	const files = z.array(caseFile).parse(found);
	const items = files.slice(0, limit);
	const last = items.at(-1);
	const next =
		last && files.length > limit
			? encodeCursor({ due_at: last.dueAt, closed_at: last.closedAt, reference: last.reference })
			: null;
	return { items, next };
}

/** One case; null for one the organisation does not have. */
export async function record(
	{ client, organization }: Db,
	reference: string
): Promise<CaseFile | null> {
	const found = unwrap(
		await client.rpc('case_record', { p_organization: organization, p_reference: reference })
	);
	return found === null ? null : caseFile.parse(found);
}

/** Hands an open case to a colleague. Errors: `unknown_owner`, `case_is_closed`, `not_found`. */
export async function assign(db: Db, reference: string, owner: string): Promise<void> {
	unwrap(
		await db.client.rpc('assign_case', {
			p_organization: db.organization,
			p_reference: reference,
			p_owner: owner
		})
	);
}

/** Adds a note. Errors: `not_found`. */
export async function note(db: Db, reference: string, words: string): Promise<void> {
	await addEvent(db, reference, 'note', words, {});
}

/** Records a try that did not reach the customer. Errors: `case_is_closed`, `not_found`. */
export async function attempt(
	db: Db,
	reference: string,
	channel: string,
	words: string
): Promise<void> {
	await addEvent(db, reference, 'contact_attempted', words, { channel, reached: false });
}

/**
 * Writes to the customer of an open case; the attempt is recorded, and the mail leaves when the rules of contact allow.
 *
 * Errors: `contact_not_allowed` with the rule, `mails_waiting` from the fourth that waits, `address_missing`, `case_is_closed`,
 * `invalid`, `not_found`.
 */
export async function write(
	{ client, organization }: Db,
	reference: string,
	subject: string,
	text: string
): Promise<void> {
	const verdict = writingVerdict.parse(
		unwrap(
			await client.rpc('write_to_customer', {
				p_organization: organization,
				p_reference: reference,
				p_subject: subject,
				p_text: text
			})
		)
	);
	if (verdict.decision === 'skip') throw new DbError('contact_not_allowed', verdict.rule);
}

/**
 * Moves a case along an allowed transition; answers the new state.
 *
 * Errors: `transition_refused`, `details_missing`, `unknown_outcome`, `not_found`.
 */
export async function transition(
	{ client, organization }: Db,
	reference: string,
	to: string,
	words: string,
	details: { [name: string]: Json }
): Promise<string> {
	return unwrap(
		await client.rpc('transition_case', {
			p_organization: organization,
			p_reference: reference,
			p_to: to,
			p_note: words,
			p_details: details
		})
	);
}

/** Colleagues who may own a case, by name. */
export async function handlers({ client, organization }: Db): Promise<Handler[]> {
	const people = unwrap(
		await client
			.from('memberships')
			.select('user_id, display_name')
			.eq('organization_id', organization)
			.eq('is_active', true)
			.in('role', ['agent', 'quality_manager', 'admin'])
			.order('display_name')
	);
	return people.map(({ user_id, display_name }) => ({ id: user_id, name: display_name }));
}

async function addEvent(
	{ client, organization }: Db,
	reference: string,
	kind: 'note' | 'contact_attempted',
	words: string,
	details: { [name: string]: Json }
): Promise<void> {
	unwrap(
		await client.rpc('note_case', {
			p_organization: organization,
			p_reference: reference,
			p_kind: kind,
			p_note: words,
			p_details: details
		})
	);
}
