/** That a customer has left, as staff and other systems say it. */
import { z } from 'zod';
import { dayIn } from '#lib/domain/day-in.ts';
import { readInstant } from '#lib/domain/instant.ts';
import { answeredInstant, pastInstant } from './fields.ts';

/**
 * The form of staff: the end of the day where the organisation is; today that is now. Null where the form has no
 * day: they are back.
 */
export const leaveForm = (timeZone: string, now: Date) =>
	z
		.object({ left_on: z.iso.date().optional() })
		.refine(({ left_on }) => left_on === undefined || left_on <= dayIn(timeZone, now))
		.transform(({ left_on }) => {
			if (left_on === undefined) return null;
			const end = readInstant(`${left_on} 23:59:59`, timeZone) ?? '';
			return end < now.toISOString() ? end : now.toISOString();
		});

export const leaving = z.strictObject({
	left_at: pastInstant.nullable().meta({ description: 'When they left. Null: they are back.' })
});

export const leavingAnswer = z
	.object({ external_id: z.string(), left_at: answeredInstant.nullable() })
	.meta({ id: 'CustomerLeft' });
