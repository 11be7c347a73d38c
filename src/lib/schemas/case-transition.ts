import { z } from 'zod';
import { CONTACT_CHANNELS, OUTCOMES, TALKS } from '#lib/domain/cases/case-file.ts';
import { CASE_CAUSES } from '#lib/domain/cases/causes.ts';
import { COMPLAINT_WORDS_LONGEST } from '#lib/domain/cases/complaint.ts';
import { code, optionalText } from './fields.ts';

const details = {
	channel: z
		.enum(CONTACT_CHANNELS)
		.optional()
		.meta({ description: 'How the customer was contacted; needed for "contacted".' }),
	reached: z.boolean().optional(),
	talk: z.enum(TALKS).optional().meta({
		description:
			'What the talk came to. `pre_complaint`: a problem was told; it becomes a case of its own and needs a `reason`. `declined`: the customer is contacted no more.'
	}),
	outcome: z.enum(OUTCOMES).optional().meta({ description: 'How it ended; needed for "closed".' }),
	answer: optionalText(COMPLAINT_WORDS_LONGEST).meta({
		description: 'Words to the complainant, which they are shown; needed for "answered".'
	}),
	cause: z
		.enum(['unknown', ...CASE_CAUSES.map(({ code }) => code)])
		.optional()
		.meta({ description: 'Main cause of a complaint; needed to close one.' })
};

/** What was not given is left out: the database asks which details are there. */
function given(values: Record<string, string | boolean | undefined>) {
	const entries = Object.entries(values).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const]
	);
	return Object.fromEntries(entries);
}

/** A step of a case, with what the step needs. */
export const caseTransition = z
	.strictObject({
		to: code.meta({ description: 'The state to go to: one of `next` of the case.' }),
		reason: optionalText(4000),
		...details,
		details: z
			.strictObject(details)
			.optional()
			.meta({ description: 'The same details, if you prefer them apart.' })
	})
	.transform(({ to, reason, details: apart, ...flat }) => ({
		to,
		reason,
		details: given({ ...apart, ...flat })
	}))
	.meta({ id: 'CaseTransition' });
export type CaseTransition = z.output<typeof caseTransition>;
