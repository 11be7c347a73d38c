/** Cases as the public API shows them. */
import { z } from 'zod';
import { CASE_EVENT_KINDS, OUTCOMES, type CaseFile } from '#lib/domain/cases/case-file.ts';
import {
	COMPLAINT_CHANNELS,
	COMPLAINT_SOURCES,
	type Complaint
} from '#lib/domain/cases/complaint.ts';
import { BANDS } from '#lib/domain/risk/band.ts';
import { answeredInstant, bilingualAnswer } from '#lib/schemas/fields.ts';

const clusterFacts = z.object({
	signal: z.string(),
	dimension: z.string().nullable().meta({
		description: 'Code of the dimension that the signal names; null where it names none.'
	}),
	dimension_name: bilingualAnswer.nullable(),
	service: bilingualAnswer.nullable(),
	customers: z.int().meta({ description: 'How many customers it is about.' })
});

const complaintFacts = z.object({
	channel: z.enum(COMPLAINT_CHANNELS).nullable(),
	category: z.string().nullable(),
	cause: z.string().nullable(),
	words: z.string().nullable(),
	remedy: z.string().nullable(),
	happened_at: answeredInstant.nullable(),
	answered_at: answeredInstant.nullable(),
	locale: z.string().nullable(),
	source: z.enum(COMPLAINT_SOURCES).nullable(),
	external_id: z.string().nullable(),
	contact: z.string().nullable(),
	service: bilingualAnswer.nullable()
});

export const caseSummary = z
	.object({
		reference: z.string(),
		kind: z.enum(['prevention', 'pre_complaint', 'complaint']),
		state: z.string(),
		outcome: z.enum(OUTCOMES).nullable(),
		band: z
			.enum(BANDS)
			.nullable()
			.meta({ description: 'Highest band of the alert that opened it.' }),
		customer: z.object({ external_id: z.string(), name: z.string().nullable() }).nullable(),
		site: bilingualAnswer.nullable(),
		complaint: complaintFacts.nullable().meta({ description: 'Of a complaint only.' }),
		cluster: clusterFacts.nullable().meta({
			description:
				'What several customers of the site have in common; null for a case about one customer.'
		}),
		owner: z.string().nullable().meta({ description: 'Name of the colleague who has to act.' }),
		opened_at: answeredInstant,
		due_at: answeredInstant,
		closed_at: answeredInstant.nullable(),
		next: z
			.array(z.object({ to: z.string(), needs: z.array(z.string()) }))
			.meta({ description: 'Where it may go from here, and what each step must be told.' })
	})
	.meta({ id: 'CaseSummary' });

export const caseAnswer = caseSummary
	.extend({
		events: z.array(
			z.object({
				at: answeredInstant,
				kind: z.enum(CASE_EVENT_KINDS),
				from: z.string().nullable(),
				to: z.string().nullable(),
				note: z.string().nullable(),
				public_words: z
					.string()
					.nullable()
					.meta({ description: 'Words that the complainant is shown.' }),
				details: z.record(z.string(), z.unknown()),
				actor: z.string().nullable().meta({ description: 'Null is the system or an API key.' })
			})
		)
	})
	.meta({ id: 'Case' });

export function summaryOf(file: CaseFile): z.output<typeof caseSummary> {
	return {
		reference: file.reference,
		kind: file.kind,
		state: file.state,
		outcome: file.outcome,
		band: file.band ?? null,
		customer: file.customer && { external_id: file.customer.externalId, name: file.customer.name },
		site: file.site,
		complaint: file.complaint ? factsOf(file.complaint) : null,
		cluster: file.cluster ? commonOf(file.cluster) : null,
		owner: file.owner,
		opened_at: file.openedAt,
		due_at: file.dueAt,
		closed_at: file.closedAt,
		next: file.next.map(({ to, needs }) => ({ to, needs: [...needs] }))
	};
}

function commonOf({ dimension, dimensionCode, ...rest }: NonNullable<CaseFile['cluster']>) {
	return { ...rest, dimension: dimensionCode, dimension_name: dimension };
}

function factsOf({ happenedAt, answeredAt, externalId, ...rest }: Complaint) {
	return {
		...rest,
		happened_at: happenedAt,
		answered_at: answeredAt,
		external_id: externalId
	};
}

export function answerOf(file: CaseFile): z.output<typeof caseAnswer> {
	const events = file.events.map(({ at, kind, from, to, note, publicWords, details, actor }) => {
		// The account id of an owner is nobody's business outside; the name is beside it.
		const { owner_id: _, before: __, ...told } = details;
		return { at, kind, from, to, note, public_words: publicWords ?? null, details: told, actor };
	});
	return { ...summaryOf(file), events };
}
