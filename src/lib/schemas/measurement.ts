/** What measurement may be narrowed down to, as it comes from an address. */
import { z } from 'zod';
import { readInstant } from '#lib/domain/instant.ts';
import { isAnswerFlag } from '#lib/domain/responses/quality.ts';
import { LONGEST_PERIOD_DAYS } from '#lib/domain/servqual/thresholds.ts';
import { flagList, flagsIn } from './answer-quality.ts';

const DAY_MS = 86_400_000;
const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/);
/** A day that the database can read, too: its calendar has no year 0. */
const day = z.iso.date().refine((value) => readInstant(value, 'UTC') !== null);

export const FILTER_KEYS = ['from', 'to', 'site', 'service', 'channel', 'locale'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Why a part of a filter cannot be used. */
export type FilterProblem = 'unreadable' | 'order' | 'too_long' | 'unknown';

/** Strict: for callers who want to be told. Days include both ends. */
export const measurementFilter = z
	.object({
		from: day,
		to: day,
		site: code,
		service: code,
		channel: code,
		locale: z.enum(['zh', 'en']),
		/** Flags of answers that do not count. */
		exclude: flagList
	})
	.partial()
	.superRefine(({ from, to }, context) => {
		if (from === undefined || to === undefined) return;
		const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
		const problem = days < 1 ? 'order' : days > LONGEST_PERIOD_DAYS ? 'too_long' : null;
		if (problem === null) return;
		for (const path of ['from', 'to']) {
			context.addIssue({ code: 'custom', message: problem, path: [path] });
		}
	});
export type DashboardFilter = z.output<typeof measurementFilter>;

export type FilterOptions = z.output<typeof filterOptions>;
const name = z.object({ zh: z.string().exactOptional(), en: z.string().exactOptional() });
const named = z.array(z.object({ code: z.string(), name }));
export const filterOptions = z.object({
	surveys: z.array(z.object({ code: z.string(), title: name, status: z.enum(['open', 'closed']) })),
	sites: named,
	services: named,
	channels: z.array(z.string())
});

export type ReadFilter = {
	/** null: there is nothing to choose from. */
	survey: string | null;
	filter: DashboardFilter;
	/** What was left out, and why; the page says so instead of pretending. */
	problems: Partial<Record<FilterKey | 'survey' | 'exclude', FilterProblem>>;
};

/**
 * Reads the filter of a page from its address. Nonsense does not break the page: it is left out and
 * named. Blank values, which a form without JavaScript sends, mean "all".
 */
export function readFilter(parameters: URLSearchParams, options: FilterOptions): ReadFilter {
	const problems: ReadFilter['problems'] = {};
	const filter: Partial<Record<FilterKey, string>> = {};
	for (const key of FILTER_KEYS) {
		const value = parameters.get(key)?.trim();
		if (value) filter[key] = value;
	}
	const flags = flagsIn(parameters, 'exclude');
	const exclude = flags.filter(isAnswerFlag);
	if (exclude.length < flags.length) problems.exclude = 'unknown';
	const known: Partial<Record<FilterKey, readonly string[]>> = {
		site: options.sites.map((site) => site.code),
		service: options.services.map((service) => service.code),
		channel: options.channels
	};
	for (const [key, values] of Object.entries(known) as [FilterKey, readonly string[]][]) {
		const value = filter[key];
		if (value !== undefined && !values.includes(value)) problems[key] = 'unknown';
	}
	// Until it holds: the order of two days can only be judged once both can be read.
	let read = measurementFilter.safeParse(without(filter, problems));
	while (!read.success) {
		for (const { path, message } of read.error.issues) {
			const isRange = message === 'order' || message === 'too_long';
			problems[path[0] as FilterKey] = isRange ? message : 'unreadable';
		}
		read = measurementFilter.safeParse(without(filter, problems));
	}
	const codes = options.surveys.map((survey) => survey.code);
	const asked = parameters.get('survey')?.trim();
	if (asked && !codes.includes(asked)) problems.survey = 'unknown';
	const survey = codes.find((each) => each === asked) ?? codes[0] ?? null;
	const left = exclude.length > 0 ? { exclude } : {};
	return { survey, filter: { ...read.data, ...left }, problems };
}

function without<T extends object>(values: T, problems: object): T {
	return Object.fromEntries(Object.entries(values).filter(([key]) => !(key in problems))) as T;
}
