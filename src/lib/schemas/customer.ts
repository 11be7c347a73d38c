/** Customers as the database answers them: snake_case JSON in, the domain's shapes out. */
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '#lib/domain/cases/case-file.ts';
import { BANDS } from '#lib/domain/risk/band.ts';
import type { CustomerRecord, CustomerStanding } from '#lib/domain/risk/customer-record.ts';
import type { RiskCard } from '#lib/domain/risk/ledger.ts';
import { bilingual, caseFile } from './case.ts';

const instant = z.string().min(1);
const band = z.enum(BANDS);

export const riskCard = z
	.object({
		version: z.int(),
		watch_from: z.int(),
		amber_from: z.int(),
		red_from: z.int()
	})
	.transform((card): RiskCard => ({
		version: card.version,
		watchFrom: card.watch_from,
		amberFrom: card.amber_from,
		redFrom: card.red_from
	}));

export const ledgerRow = z
	.object({
		signal: z.string(),
		points: z.int(),
		is_must_act: z.boolean(),
		at: instant,
		recorded_at: instant,
		expires: instant,
		evidence: z.record(z.string(), z.unknown()),
		is_written_anew: z.boolean().default(false),
		is_live: z.boolean().default(true)
	})
	.transform((row) => ({
		signal: row.signal,
		points: row.points,
		isMustAct: row.is_must_act,
		occurredAt: row.at,
		recordedAt: row.recorded_at,
		expiresAt: row.expires,
		evidence: row.evidence,
		isWrittenAnew: row.is_written_anew,
		isLive: row.is_live
	}));

const known = z.array(z.object({ from: instant, until: instant }));

export type CustomerRow = CustomerStanding & {
	readonly lastAnswerAt: string | null;
	/** The open case, else the latest: a customer whose case has ended is being looked after too. */
	readonly latestCase: {
		readonly reference: string;
		readonly state: string;
		readonly dueAt: string;
		readonly owner: string | null;
		readonly closedAt: string | null;
		readonly outcome: Outcome | null;
	} | null;
	/** Where the row stands in the order by risk; the next page begins after it. */
	readonly rank: number;
};

export const customerRow = z
	.object({
		external_id: z.string(),
		name: z.string().nullable(),
		segment: z.string().nullable(),
		score: z.int(),
		band: band.nullable(),
		coverage: z.number().min(0).max(1),
		last_response_at: instant.nullable(),
		rank: z.int(),
		left_at: instant.nullable(),
		events: z.array(ledgerRow),
		known,
		case: z
			.object({
				reference: z.string(),
				state: z.string(),
				due_at: instant,
				owner: z.string().nullable(),
				closed_at: instant.nullable(),
				outcome: z.enum(OUTCOMES).nullable()
			})
			.nullable()
	})
	.transform((row): Omit<CustomerRow, 'card'> => ({
		externalId: row.external_id,
		name: row.name,
		segment: row.segment,
		score: row.score,
		band: row.band,
		coverage: row.coverage,
		ledger: row.events,
		known: row.known,
		lastAnswerAt: row.last_response_at,
		rank: row.rank,
		leftAt: row.left_at,
		latestCase: row.case && {
			reference: row.case.reference,
			state: row.case.state,
			dueAt: row.case.due_at,
			owner: row.case.owner,
			closedAt: row.case.closed_at,
			outcome: row.case.outcome
		}
	}));

const encounter = z
	.object({
		external_id: z.string(),
		at: instant,
		site: bilingual,
		service: bilingual,
		channel: z.string()
	})
	.transform(({ external_id, ...rest }) => ({ ...rest, externalId: external_id }));

const answer = z
	.object({
		at: instant,
		survey: z.string(),
		title: bilingual,
		overall: z.int().nullable(),
		scale_max: z.int(),
		comment: z.string().nullable(),
		contact_requested: z.boolean(),
		contact_detail: z.string().nullable(),
		locale: z.string().nullable(),
		source: z.string().default('invitation'),
		interviewer: z.string().nullable().default(null)
	})
	.transform(({ scale_max, contact_requested, contact_detail, ...rest }) => ({
		...rest,
		scaleMax: scale_max,
		contactRequested: contact_requested,
		contactDetail: contact_detail
	}));

const invitation = z
	.object({ at: instant, title: bilingual, expires_at: instant, spent_at: instant.nullable() })
	.transform(({ at, title, expires_at, spent_at }) => ({
		at,
		title,
		expiresAt: expires_at,
		spentAt: spent_at
	}));

const alert = z
	.object({
		at: instant,
		band,
		score: z.int(),
		id: z.string(),
		closed_at: instant.nullable(),
		faded_at: instant.nullable(),
		case: z.string().nullable()
	})
	.transform(({ id, at, band, score, closed_at, faded_at, case: reference }) => ({
		id,
		at,
		band,
		score,
		closedAt: closed_at,
		fadedAt: faded_at,
		caseReference: reference
	}));

export const customerRecord = z
	.object({
		customer: z.object({
			external_id: z.string(),
			name: z.string().nullable(),
			email: z.string().nullable(),
			phone: z.string().nullable(),
			locale: z.string().nullable(),
			segment: z.string().nullable(),
			created_at: instant
		}),
		score: z.int(),
		band: band.nullable(),
		coverage: z.number().min(0).max(1),
		card: riskCard,
		events: z.array(ledgerRow),
		known,
		encounters: z.array(encounter),
		responses: z.array(answer),
		invitations: z.array(invitation),
		alerts: z.array(alert),
		cases: z.array(caseFile)
	})
	.transform(({ customer, events, responses, ...rest }): CustomerRecord => ({
		...rest,
		externalId: customer.external_id,
		name: customer.name,
		email: customer.email,
		phone: customer.phone,
		locale: customer.locale,
		segment: customer.segment,
		createdAt: customer.created_at,
		ledger: events,
		answers: responses
	}));
