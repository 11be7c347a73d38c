import { z } from 'zod';
import { ENCOUNTER_FACTS } from '#lib/domain/encounters/facts.ts';
import { namesOffset, readInstant } from '#lib/domain/instant.ts';
import {
	answeredInstant,
	code,
	externalId,
	locale,
	optionalText,
	pastInstant,
	timeZone
} from './fields.ts';

export const QUANTITIES_BYTES = 4000;

const bounds = z.strictObject({ min: z.number().optional(), max: z.number().optional() });
const quantity = z.union([z.number(), z.string(), z.boolean(), bounds]);
const quantities = z
	.union([z.record(z.string(), quantity), z.number(), z.string()])
	.refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= QUANTITIES_BYTES, {
		params: { words: 'tooLarge', bytes: QUANTITIES_BYTES }
	});

export const customerFacts = z.strictObject({
	external_id: externalId,
	name: optionalText(200),
	email: optionalText(254, 3),
	phone: optionalText(40, 3),
	locale: locale.optional(),
	segment: optionalText(100),
	time_zone: timeZone.optional(),
	left_at: pastInstant.nullish().meta({
		description:
			'When they left: from then on they are not invited and raise no alert by points. Null: they are back. Left out: as it was.'
	})
});

/** A service contact happened. */
export const encounter = z
	.strictObject({
		external_id: externalId,
		customer: customerFacts,
		site: code,
		service: code,
		channel: code,
		started_at: pastInstant,
		ended_at: pastInstant,
		promised: quantities.optional().meta({
			description:
				'What was promised, as named quantities ({"wait_minutes": 15, "temperature_celsius": {"min": 18}}), minutes, or the promised instant.'
		}),
		measured: quantities
			.optional()
			.meta({ description: 'What was measured, with the names of `promised`.' }),
		facts: z
			.array(z.enum(ENCOUNTER_FACTS))
			.max(20)
			.optional()
			.meta({ description: 'What happened, by name.' }),
		product: optionalText(100),
		batch: optionalText(100).meta({ description: 'Batch or series of the product.' }),
		invite: code.optional().meta({ description: 'Code of an open survey: makes a link to it.' })
	})
	.refine(({ started_at, ended_at }) => !endsEarly(started_at, ended_at), {
		path: ['ended_at'],
		params: { words: 'endsBeforeStart' }
	})
	.meta({ id: 'Encounter' });
export type Encounter = z.output<typeof encounter>;

/** Clocks of different kinds are compared once the zone is known. */
function endsEarly(started: string, ended: string): boolean {
	if (namesOffset(started) !== namesOffset(ended)) return false;
	return (readInstant(ended, 'UTC') ?? '') < (readInstant(started, 'UTC') ?? '');
}

export const invitationAnswer = z
	.object({
		url: z.string().meta({ format: 'uri' }),
		expires_at: answeredInstant
	})
	.meta({
		id: 'Invitation',
		description: 'A single-use link; it appears here once and is stored hashed.'
	});

export const encounterAnswer = z
	.object({
		id: z.string(),
		created: z
			.boolean()
			.meta({ description: 'False when the external id was known: nothing was changed.' }),
		customer: z.string().meta({ description: 'External id of the customer.' }),
		invitation: invitationAnswer.optional()
	})
	.meta({ id: 'EncounterRecorded' });
