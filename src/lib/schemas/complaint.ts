/** Complaints that colleagues and other systems record, and what can be done with one. */
import { z } from 'zod';
import { OUTCOMES } from '#lib/domain/cases/case-file.ts';
import { CASE_CAUSES, CAUSES } from '#lib/domain/cases/causes.ts';
import {
	COMPLAINT_WORDS_LONGEST,
	CONTACT_LONGEST,
	REMEDY_LONGEST,
	TOLD_CHANNELS
} from '#lib/domain/cases/complaint.ts';
import { LOCALES } from '#lib/messages/message.ts';
import {
	answeredInstant,
	code,
	externalId,
	locale,
	optionalText,
	pastInstant,
	text
} from './fields.ts';

export const CATEGORY_CODES: readonly string[] = CAUSES.filter(({ parent }) => parent === null).map(
	({ code }) => code
);
export const CAUSE_CODES: readonly string[] = CASE_CAUSES.map(({ code }) => code);

/** A complaint as other systems report it. */
export const complaintRequest = z
	.strictObject({
		external_id: externalId.optional().meta({
			description: 'The name your system gives to it; told again, it is the same complaint.'
		}),
		customer: externalId.optional().meta({ description: 'External id of a known customer.' }),
		contact: optionalText(CONTACT_LONGEST).meta({
			description:
				'How to reach the complainant. Without `customer`, the one customer with this e-mail address or telephone is meant.'
		}),
		channel: z.enum(TOLD_CHANNELS).default('other'),
		category: z
			.enum(CATEGORY_CODES)
			.optional()
			.meta({ description: 'First level of the causes; that of `cause`, if there is one.' }),
		cause: z.enum(CAUSE_CODES).optional().meta({ description: 'Main cause, once it is known.' }),
		words: text(COMPLAINT_WORDS_LONGEST),
		remedy: optionalText(REMEDY_LONGEST).meta({ description: 'What would put it right.' }),
		site: code.optional(),
		service: code.optional(),
		happened_at: pastInstant.optional(),
		received_at: pastInstant.optional().meta({ description: 'When it came in; now if left out.' }),
		closed_at: pastInstant.optional().meta({
			description: 'Of a complaint that has ended already; with `outcome`.'
		}),
		outcome: z.enum(OUTCOMES).optional(),
		locale: locale.optional()
	})
	.meta({ id: 'ComplaintRequest' });
export type ComplaintRequest = z.output<typeof complaintRequest>;

/** What the database answers. */
export const recordedComplaint = z.object({
	reference: z.string(),
	created: z.boolean(),
	customer: z.string().nullable(),
	due_at: answeredInstant
});
export type RecordedComplaint = z.output<typeof recordedComplaint>;

export const complaintAnswer = recordedComplaint
	.extend({
		created: z
			.boolean()
			.meta({ description: 'False when the external id was known: nothing was changed.' }),
		customer: z.string().nullable().meta({ description: 'External id of the customer found.' }),
		track_url: z.string().meta({
			format: 'uri',
			description: 'Where the complainant can follow it; whoever has the address can read it.'
		})
	})
	.meta({ id: 'ComplaintRecorded' });

// Forms of staff. A message is the name of the words that the page says in the person's language.
const chosen = (values: readonly string[]) =>
	z
		.string()
		.default('')
		.refine((value) => values.includes(value), 'required');
const maybe = (values: readonly string[]) =>
	z
		.string()
		.default('')
		.refine((value) => value === '' || values.includes(value), 'unusable');
const line = (longest: number) => z.string().trim().max(longest, 'too_long').default('');
const note = line(COMPLAINT_WORDS_LONGEST);
const needed = z
	.string()
	.trim()
	.min(1, 'required')
	.max(COMPLAINT_WORDS_LONGEST, 'too_long')
	.default('');

export const complaintForm = z.object({
	words: needed,
	channel: chosen(TOLD_CHANNELS),
	category: maybe(CATEGORY_CODES),
	customer: line(200),
	contact: line(CONTACT_LONGEST),
	happened_on: z.union([z.literal(''), z.iso.date()], 'unusable').default(''),
	site: line(63),
	service: line(63),
	remedy: line(REMEDY_LONGEST),
	locale: maybe(LOCALES)
});
export type ComplaintForm = z.output<typeof complaintForm>;

export const startForm = z.object({ category: maybe(CATEGORY_CODES), note });
export const answerForm = z.object({ answer: needed, note });
export const endForm = z
	.object({ cause: chosen(['unknown', ...CAUSE_CODES]), outcome: chosen(OUTCOMES), note })
	.superRefine(({ cause, note: why }, context) => {
		if (cause === 'unknown' && why === '') {
			context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
		}
	});
