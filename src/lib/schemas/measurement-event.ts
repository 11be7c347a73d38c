/** What people write down about what happened, and what the database is given of it. */
import { z } from 'zod';
import { cleanText } from '#lib/domain/text/clean-text.ts';
import { EVENT_KINDS } from '#lib/domain/training/measurement-event.ts';

const words = (longest: number) =>
	z
		.string()
		.transform((value) => cleanText(value).trim())
		.pipe(z.string().max(longest, 'too_long'))
		.default('');
const EARLIEST = '2000-01-01';
const LATEST = '2099-12-31';

/** A title in one language is enough. The day is one of the organisation's calendar. */
export const eventForm = z
	.object({
		kind: z.enum(EVENT_KINDS).default('process_change'),
		title_zh: words(200),
		title_en: words(200),
		happened_on: z
			.string()
			.refine((value) => isDay(value), 'day_needed')
			.default(''),
		/** Code of a site; empty for the whole organisation. */
		site: z.string().trim().max(63, 'too_long').default(''),
		note: words(1000)
	})
	.refine(({ title_zh, title_en }) => title_zh !== '' || title_en !== '', {
		path: ['title_zh'],
		message: 'label_needed'
	});
export type EventForm = z.output<typeof eventForm>;

export const eventToRemove = z.object({ id: z.uuid() });

export type NewEvent = {
	kind: EventForm['kind'];
	title: { zh?: string; en?: string };
	happened_on: string;
	site: string | null;
	note: string | null;
};

/** An event as the database takes it: what was left blank is absent. */
export function toEvent({
	kind,
	title_zh,
	title_en,
	happened_on,
	site,
	note
}: EventForm): NewEvent {
	return {
		kind,
		title: { ...(title_zh && { zh: title_zh }), ...(title_en && { en: title_en }) },
		happened_on,
		site: site === '' ? null : site,
		note: note === '' ? null : note
	};
}

function isDay(value: string): boolean {
	return z.iso.date().safeParse(value).success && value >= EARLIEST && value <= LATEST;
}
