/** The filter of a page of measurement, put into words: what can be chosen, what is, and what was wrong. */
import type { FilterControl, FilterFlag } from '#lib/components/measurement/filter-control.ts';
import { ANSWER_FLAGS } from '#lib/domain/responses/quality.ts';
import { LONGEST_PERIOD_DAYS } from '#lib/domain/servqual/thresholds.ts';
import { count } from '#lib/format/numbers.ts';
import { inLocale } from '#lib/format/text.ts';
import { answerFlags } from '#lib/messages/answer-flags.ts';
import { common } from '#lib/messages/common.ts';
import { dashboard } from '#lib/messages/dashboard.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type {
	FilterKey,
	FilterOptions,
	FilterProblem,
	ReadFilter
} from '#lib/schemas/measurement.ts';
import { channelName } from './dashboard/said.ts';

export type Selection = ReadFilter & { options: FilterOptions };

/** Why a part of the filter was left out, in a sentence. */
export function problemWords(
	problem: FilterProblem | undefined,
	locale: Locale
): string | undefined {
	const words = say(dashboard, locale);
	switch (problem) {
		case undefined:
			return undefined;
		case 'order':
			return words.problemOrder;
		case 'too_long':
			return words.problemTooLong(count(LONGEST_PERIOD_DAYS, locale));
		case 'unknown':
			return words.problemUnknown;
		default:
			return words.problemUnreadable;
	}
}

export function surveyControl(
	{ options, survey, problems }: Selection,
	locale: Locale
): FilterControl {
	const words = say(dashboard, locale);
	return {
		type: 'select',
		name: 'survey',
		label: words.survey,
		value: survey ?? '',
		error: problemWords(problems.survey, locale),
		isWide: true,
		options: options.surveys.map(({ code, title, status }) => {
			const name = inLocale(title, locale) || code;
			return { value: code, label: status === 'closed' ? words.closedSurvey(name) : name };
		})
	};
}

/** Site, service, channel, language and days; `without` leaves some out. */
export function filterControls(
	{ options, filter, problems }: Selection,
	locale: Locale,
	without: readonly FilterKey[] = []
): FilterControl[] {
	const words = { ...say(common, locale), ...say(dashboard, locale) };
	const named = (list: FilterOptions['sites']) =>
		list.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) || code }));
	const choice = (
		name: FilterKey,
		label: string,
		all: string,
		choices: { value: string; label: string }[]
	): FilterControl => ({
		type: 'select',
		name,
		label,
		value: filter[name] ?? '',
		error: problemWords(problems[name], locale),
		options: [{ value: '', label: all }, ...choices]
	});
	const day = (name: 'from' | 'to', label: string): FilterControl => ({
		type: 'date',
		name,
		label,
		value: filter[name] ?? '',
		error: problemWords(problems[name], locale),
		min: '2000-01-01',
		max: '2099-12-31'
	});
	const channels = options.channels.map((code) => ({
		value: code,
		label: channelName(code, locale)
	}));
	const languages = [
		{ value: 'zh', label: words.zh },
		{ value: 'en', label: words.en }
	];
	return [
		choice('site', words.site, words.allSites, named(options.sites)),
		choice('service', words.service, words.allServices, named(options.services)),
		choice('channel', words.channel, words.allChannels, channels),
		choice('locale', words.answerLanguage, words.allLanguages, languages),
		day('from', words.from),
		day('to', words.to)
	].filter(({ name }) => !without.includes(name as FilterKey));
}

export function filterFlags({ filter }: Selection, locale: Locale): FilterFlag[] {
	return ANSWER_FLAGS.map((value) => ({
		value,
		label: say(answerFlags, locale)[value],
		isChosen: filter.exclude?.includes(value) ?? false
	}));
}

/**
 * The words around the controls, and where nothing is narrowed down. What a page was told beyond the
 * selection stays when the selection changes.
 */
export function filterFrame(
	selection: Selection,
	url: URL,
	controls: readonly FilterControl[],
	locale: Locale
) {
	const words = { ...say(common, locale), ...say(dashboard, locale) };
	const { survey, filter, problems } = selection;
	const isNarrowed = Object.keys(filter).length > 0 || Object.keys(problems).length > 0;
	const own = new Set(['exclude', ...controls.map(({ name }) => name)]);
	const kept = [...url.searchParams].filter(([key]) => !own.has(key));
	return {
		action: url.pathname,
		label: words.filterLabel,
		controls,
		kept,
		flags: filterFlags(selection, locale),
		flagsLabel: words.leaveOut,
		flagsError: problemWords(problems.exclude, locale),
		applyLabel: words.apply,
		clearLabel: words.clearFilter,
		clearHref: isNarrowed
			? `${url.pathname}?${new URLSearchParams([['survey', survey ?? ''], ...kept])}`
			: null
	};
}
