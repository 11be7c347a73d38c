/** Cases: what the database answers, and what staff may tell them through a form or the API. */
import { z } from 'zod';
import {
	CASE_EVENT_KINDS,
	CONTACT_CHANNELS,
	OUTCOMES,
	TALKS,
	type CaseFile
} from '#lib/domain/cases/case-file.ts';
import {
	COMPLAINT_CHANNELS,
	COMPLAINT_SOURCES,
	type Complaint
} from '#lib/domain/cases/complaint.ts';
import { BANDS } from '#lib/domain/risk/band.ts';

const instant = z.string().min(1);

export const bilingual = z.object({ zh: z.string().optional(), en: z.string().optional() });

const caseEvent = z
	.object({
		at: instant,
		kind: z.enum(CASE_EVENT_KINDS),
		from: z.string().nullable(),
		to: z.string().nullable(),
		note: z.string().nullable(),
		public_words: z.string().nullish(),
		details: z.record(z.string(), z.unknown()),
		actor: z.string().nullable(),
		owner: z.string().nullable()
	})
	.transform(({ public_words, ...rest }) => ({ ...rest, publicWords: public_words ?? null }));

const complaint = z
	.object({
		channel: z.enum(COMPLAINT_CHANNELS).nullable(),
		category: z.string().nullable(),
		cause: z.string().nullable(),
		words: z.string().nullable(),
		remedy: z.string().nullable(),
		happened_at: instant.nullable(),
		answered_at: instant.nullable(),
		locale: z.string().nullable(),
		source: z.enum(COMPLAINT_SOURCES).nullable(),
		external_id: z.string().nullable(),
		contact: z.string().nullable(),
		service: bilingual.nullable()
	})
	.transform(({ happened_at, answered_at, external_id, ...rest }): Complaint => ({
		...rest,
		happenedAt: happened_at,
		answeredAt: answered_at,
		externalId: external_id
	}));

export const caseFile = z
	.object({
		reference: z.string(),
		kind: z.enum(['prevention', 'pre_complaint', 'complaint']),
		state: z.string(),
		outcome: z.enum(OUTCOMES).nullable(),
		opened_at: instant,
		due_at: instant,
		closed_at: instant.nullable(),
		owner_id: z.string().nullable(),
		owner: z.string().nullable(),
		customer: z.object({ external_id: z.string(), name: z.string().nullable() }).nullable(),
		site: bilingual.nullable(),
		complaint: complaint.nullish().transform((told) => told ?? null),
		cluster: z
			.object({
				signal: z.string(),
				dimension: z.string().nullable(),
				dimension_name: bilingual.nullable(),
				service: bilingual.nullable(),
				customers: z.int()
			})
			.transform(({ dimension, dimension_name, ...rest }) => ({
				...rest,
				dimension: dimension_name,
				dimensionCode: dimension
			}))
			.nullish(),
		next: z.array(z.object({ to: z.string(), needs: z.array(z.string()) })),
		events: z.array(caseEvent),
		band: z.enum(BANDS).nullish(),
		alert: z.object({ id: z.uuid(), at: instant }).nullish()
	})
	.transform(({ opened_at, due_at, closed_at, owner_id, customer, ...rest }): CaseFile => ({
		...rest,
		openedAt: opened_at,
		dueAt: due_at,
		closedAt: closed_at,
		ownerId: owner_id,
		customer: customer && { externalId: customer.external_id, name: customer.name }
	}));

// Forms. A message is the name of the words that the page says in the person's language.
// Select boxes begin with an empty choice, so that nobody records a channel by not looking.
const NOTE_MAX = 4000;
const chosen = <const T extends readonly [string, ...string[]]>(values: T) =>
	z
		.union([z.literal(''), z.enum(values)])
		.default('')
		.refine((value): value is T[number] => value !== '', 'required');
const note = z.string().trim().max(NOTE_MAX, 'too_long').default('');
const neededNote = z.string().trim().min(1, 'required').max(NOTE_MAX, 'too_long').default('');

export const contactForm = z.object({ channel: chosen(CONTACT_CHANNELS), note });
export const talkForm = contactForm
	.extend({ talk: z.union([z.literal(''), z.enum(TALKS)]).default('') })
	.refine(({ talk, note: words }) => talk !== 'pre_complaint' || words !== '', {
		path: ['note'],
		message: 'required'
	});
export const outcomeForm = z.object({ outcome: chosen(OUTCOMES), note });
export const reopenForm = z.object({ reason: neededNote });
export const assignForm = z.object({
	owner: z
		.uuid('required')
		.or(z.literal(''))
		.default('')
		.refine((value) => value !== '', 'required')
});
export const mailForm = z.object({
	subject: z.string().trim().min(1, 'required').max(200, 'too_long').default(''),
	text: neededNote
});
export const noteForm = z.object({ note: neededNote });
