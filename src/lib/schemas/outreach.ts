/** What administrators say about contacting customers, and managers about one survey. */
import { z } from 'zod';

const REMINDERS_MOST = 5;

/** "3, 7": days after the invitation, in order; empty is no reminder at all. */
const reminderDays = z
	.string()
	.trim()
	.refine((value) => value === '' || readDays(value) !== null, 'reminder_days')
	.default('');

/** The days that a plan names; null for one that cannot be read. */
export function readDays(value: string): number[] | null {
	const days = value
		.split(/[\s,，、;；]+/)
		.filter((part) => part !== '')
		.map(Number);
	const isPlan =
		days.length <= REMINDERS_MOST &&
		days.every((each) => Number.isInteger(each) && each >= 1 && each <= 90);
	return isPlan ? [...new Set(days)].sort((a, b) => a - b) : null;
}

const number = (least: number, most: number) =>
	z.coerce
		.number('number_needed')
		.int('number_needed')
		.min(least, 'out_of_range')
		.max(most, 'out_of_range');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_needed');

export const contactRulesForm = z.object({
	cap_count: number(1, 50).default(2),
	cap_days: number(1, 365).default(30),
	quiet_from: clock.default('21:00'),
	quiet_until: clock.default('08:00'),
	reminder_days: reminderDays
});
export type ContactRulesForm = z.infer<typeof contactRulesForm>;

/** Within how many calendar days complaints are promised an answer, and whether the form is listed. */
export const complaintSettingsForm = z.object({
	days: number(1, 365).default(7),
	is_listed: z.boolean().default(false)
});

export const outreachForm = z.object({
	channel: z.string().trim().min(1, 'required').max(63, 'required').default('link'),
	/** Percent, as people say it. */
	share: number(0, 100).default(100),
	monthly_quota: z
		.string()
		.trim()
		.regex(/^([1-9]\d{0,5})?$/, 'number_needed')
		.default(''),
	/** Own plan of reminders, instead of the organisation's. */
	own_reminders: z.boolean().default(false),
	reminder_days: reminderDays
});
export type OutreachForm = z.infer<typeof outreachForm>;

/** A wave as a manager plans it; the time is on the clock of the organisation. */
export const waveForm = z.object({
	channel: z.string().trim().min(1, 'required').max(63, 'required').default('email'),
	starts_at: z
		.string()
		.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'date_needed')
		.default(''),
	repeats: z.enum(['once', 'days', 'month']).default('once'),
	every_days: number(1, 365).default(30),
	audience_days: number(1, 730).default(30),
	segment: z.string().trim().max(100, 'too_long').default(''),
	sample_size: number(1, 5000).default(100)
});
export type WaveForm = z.infer<typeof waveForm>;

export const waveToStop = z.object({ id: z.uuid() });
