/** What became of the invitations of a survey. */
import { z } from 'zod';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import {
	groupMean,
	responseRate,
	SHOW_FROM_N,
	type GroupMean,
	type InvitationState,
	type ResponseRate,
	type StateCounts
} from '#lib/domain/reaching/response-rate.ts';
import {
	heldBack,
	invitationOverview,
	listedInvitation,
	type HeldBack,
	type InvitedGroup,
	type ListedInvitation
} from '#lib/schemas/invitation-list.ts';
import { decodeCursor, encodeCursor, placed } from './cursor.ts';
import { unwrap, type Db } from './db.ts';

export const INVITATIONS_PER_PAGE = 50;

export type Overview = {
	consent: 'identified' | 'confidential' | 'anonymous';
	states: StateCounts;
	leftOut: Record<string, number>;
	rate: ResponseRate;
	early: GroupMean;
	late: GroupMean;
};

export type Page<Item> = { items: Item[]; next: string | null };

const NOBODY = { n: 0, sum: '0', sum_sq: '0' };

/** Errors: `not_found`. */
export async function overview(db: Db, survey: string): Promise<Overview> {
	const { consent, states, left_out, overall } = await counted(db, survey, {});
	return {
		consent,
		states,
		leftOut: left_out,
		rate: responseRate(states, sumOf(left_out)),
		early: groupMean(overall.early ?? NOBODY),
		late: groupMean(overall.late ?? NOBODY)
	};
}

export type Reached = { rate: ResponseRate; groups: InvitedGroup[] };

/**
 * How many of a selection were asked and have answered, and the same by place. Site, service and channel
 * are those of the service contact somebody was asked about; days are those of sending. What is left
 * out by flags is nothing that an invitation has.
 *
 * Errors: `not_found`.
 */
export async function reached(
	db: Db,
	survey: string,
	{ from, to, site, service, channel, locale }: MeasurementFilter,
	by: 'site' | 'service' | 'channel' | null = null
): Promise<Reached> {
	const { states, left_out, groups } = await counted(db, survey, {
		p_filter: { from, to, site, service, channel, locale },
		p_has_waves: false,
		...(by !== null && { p_by: by })
	});
	return { rate: responseRate(states, sumOf(left_out), SHOW_FROM_N), groups };
}

type Asked = {
	p_filter?: { [key: string]: string | undefined };
	p_by?: string;
	p_has_waves?: boolean;
};

async function counted({ client, organization }: Db, survey: string, asked: Asked) {
	return invitationOverview.parse(
		unwrap(
			await client.rpc('invitation_overview', {
				p_organization: organization,
				p_survey: survey,
				...asked
			})
		)
	);
}

function sumOf(leftOut: Record<string, number>): number {
	return Object.values(leftOut).reduce((sum, n) => sum + n, 0);
}

const invitationPlace = z.object({ created_at: placed.instant, id: z.uuid() });

/** A page of invitations, the latest first. Errors: `invalid` for an `after` that is not ours. */
export async function list(
	{ client, organization }: Db,
	survey: string,
	{ state, after }: { state?: InvitationState | undefined; after?: string | undefined } = {}
): Promise<Page<ListedInvitation>> {
	const found = z.array(listedInvitation).parse(
		unwrap(
			await client.rpc('list_invitations', {
				p_organization: organization,
				p_survey: survey,
				p_limit: INVITATIONS_PER_PAGE + 1,
				...(state && { p_state: state }),
				...(after && { p_after: decodeCursor(after, invitationPlace) })
			})
		)
	);
	return pageOf(found, ({ created_at, id }) => ({ created_at, id }));
}

const heldBackPlace = z.object({ at: placed.instant, id: z.uuid() });

/** A page of contacts that did not happen, the latest first. Errors: as for `list`. */
export async function listHeldBack(
	{ client, organization }: Db,
	survey: string,
	after?: string
): Promise<Page<HeldBack>> {
	const found = z.array(heldBack).parse(
		unwrap(
			await client.rpc('list_held_back', {
				p_organization: organization,
				p_survey: survey,
				p_limit: INVITATIONS_PER_PAGE + 1,
				...(after && { p_after: decodeCursor(after, heldBackPlace) })
			})
		)
	);
	return pageOf(found, ({ at, id }) => ({ at, id }));
}

/** The addresses of a customer are used again, though mail to them came back. Errors: `not_found`, `forbidden`. */
export async function liftBounce({ client, organization }: Db, customer: string): Promise<void> {
	unwrap(await client.rpc('lift_bounce', { p_organization: organization, p_customer: customer }));
}

function pageOf<Item>(
	found: readonly Item[],
	placeOf: (item: Item) => Record<string, unknown>
): Page<Item> {
	const items = found.slice(0, INVITATIONS_PER_PAGE);
	const last = items.at(-1);
	return { items, next: last && found.length > items.length ? encodeCursor(placeOf(last)) : null };
}
