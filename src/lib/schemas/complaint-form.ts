/** The public complaint form: what it offers, how a posted one is read, and what its reference shows. */
import { z } from 'zod';
import {
	COMPLAINT_WORDS_LONGEST,
	CONTACT_LONGEST,
	REMEDY_LONGEST
} from '#lib/domain/cases/complaint.ts';
import { isYetToCome, readInstant } from '#lib/domain/instant.ts';
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import { answeredInstant, bilingualAnswer } from './fields.ts';
import { calendarDay, oneOf, text } from './response-fields.ts';

const named = z.object({ code: z.string(), name: bilingualAnswer });

/** To whom one can complain without having their address: the only organisation, or those that are listed. */
export const complaintOffices = z.object({ is_alone: z.boolean(), organizations: z.array(named) });
export type ComplaintOffices = z.output<typeof complaintOffices>;

/** What the form of one organisation offers. */
export const complaintOffer = z.object({
	organization: named,
	due_days: z.int(),
	time_zone: z.string(),
	sites: z.array(named),
	services: z.array(named)
});
export type ComplaintOffer = z.output<typeof complaintOffer>;

export const filedComplaint = z.object({ reference: z.string() });

export const trackedComplaint = z.object({
	reference: z.string(),
	organization: bilingualAnswer,
	time_zone: z.string(),
	state: z.string(),
	state_name: bilingualAnswer.nullable(),
	is_open: z.boolean(),
	received_at: answeredInstant,
	due_at: answeredInstant.nullable(),
	locale: z.enum(LOCALES).nullable(),
	told: z
		.object({
			words: z.string().nullable(),
			remedy: z.string().nullable(),
			happened_at: answeredInstant.nullable(),
			site: bilingualAnswer.nullable(),
			service: bilingualAnswer.nullable()
		})
		.nullable(),
	added: z.array(z.object({ at: answeredInstant, words: z.string() })),
	answers: z.array(z.object({ at: answeredInstant, words: z.string() }))
});
export type TrackedComplaint = z.output<typeof trackedComplaint>;

/** A complaint as the database takes it from the public form. */
export type FiledComplaint = {
	submission_id: string;
	locale: Locale;
	words: string;
	remedy: string | null;
	happened_at: string | null;
	site: string | null;
	service: string | null;
	contact: string | null;
	/** What a program would do and a person would not. */
	signs: { honeypot?: true } | null;
};

export type AdditionProblem = 'words_needed' | 'too_long';

/** Reads what a complainant adds, or says what is wrong with it. */
export function readAddition(
	fields: Readonly<Record<string, unknown>>
): { submission: string; words: string } | { problem: AdditionProblem } {
	const { data, error } = z
		.object({ submission_id: z.uuid(), words: text(COMPLAINT_WORDS_LONGEST) })
		.safeParse(fields);
	if (error) {
		const isLong = error.issues.some(({ message }) => message === 'too_long');
		return { problem: isLong ? 'too_long' : 'words_needed' };
	}
	if (data.words === null) return { problem: 'words_needed' };
	return { submission: data.submission_id, words: data.words };
}

export type ComplaintProblem = 'words_needed' | 'too_long' | 'yet_to_come' | 'unreadable';
export type ComplaintProblems = Readonly<Record<string, ComplaintProblem>>;

const PROBLEMS: readonly string[] = [
	'words_needed',
	'too_long',
	'yet_to_come',
	'unreadable'
] satisfies ComplaintProblem[];

/** Reads a posted form, or says which fields are wrong; the first problem of a field counts. */
export function readComplaint(
	{ sites, services, time_zone }: ComplaintOffer,
	fields: Readonly<Record<string, unknown>>,
	now: Date
): { complaint: FiledComplaint } | { problems: ComplaintProblems } {
	const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
	const schema = z
		.object({
			submission_id: z.uuid('unreadable'),
			locale: z.enum(LOCALES, 'unreadable'),
			words: text(COMPLAINT_WORDS_LONGEST),
			remedy: text(REMEDY_LONGEST),
			happened_on: calendarDay(),
			site: oneOf(codes(sites)),
			service: oneOf(codes(services)),
			contact: text(CONTACT_LONGEST),
			website: z.string('unreadable').optional()
		})
		.superRefine(
			({ words, happened_on }, context) => {
				const add = (field: string, message: ComplaintProblem) =>
					context.addIssue({ code: 'custom', path: [field], message });
				if (!words) add('words', 'words_needed');
				const day = happened_on ? readInstant(happened_on, time_zone) : null;
				if (day !== null && isYetToCome(day, now)) add('happened_on', 'yet_to_come');
			},
			{ when: () => true } // said together with whatever else is wrong
		)
		.transform(({ happened_on, website, words, ...told }): FiledComplaint => ({
			...told,
			words: words ?? '',
			happened_at: happened_on && readInstant(happened_on, time_zone),
			signs: website ? { honeypot: true } : null
		}));
	const { data, error } = schema.safeParse(fields);
	if (!error) return { complaint: data };
	const problems: Record<string, ComplaintProblem> = {};
	for (const { path, message } of error.issues) {
		const field = String(path[0] ?? 'submission_id');
		const problem = PROBLEMS.includes(message) ? (message as ComplaintProblem) : 'unreadable';
		problems[field] ??= problem;
	}
	return { problems };
}
