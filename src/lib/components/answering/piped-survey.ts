/** A survey with the facts of its service contact put into its texts, each in the text's language. */
import { day } from '#lib/format/dates.ts';
import { inLocale } from '#lib/format/text.ts';
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import { serviceChannels } from '#lib/messages/survey.ts';
import type { AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import type { LocalText } from '#lib/domain/surveys/content.ts';
import { pipe, type Facts } from '#lib/domain/surveys/piping.ts';

export function pipedSurvey(survey: AskedSurvey): AskedSurvey {
	const facts = Object.fromEntries(
		LOCALES.map((locale) => [locale, factsOf(survey, locale)])
	) as Record<Locale, Facts>;
	const piped = (text: LocalText): LocalText => ({
		...(text.zh && { zh: pipe(text.zh, facts.zh) }),
		...(text.en && { en: pipe(text.en, facts.en) })
	});
	return {
		...survey,
		title: piped(survey.title),
		intro: survey.intro && piped(survey.intro),
		items: survey.items.map((item) => ({ ...item, text: piped(item.text) })),
		questions: survey.questions.map((question) => ({
			...question,
			text: piped(question.text),
			help: question.help && piped(question.help),
			options: question.options?.map((option) => ({ ...option, text: piped(option.text) }))
		}))
	};
}

function factsOf({ organization, encounter }: AskedSurvey, locale: Locale): Facts {
	const channels: Readonly<Record<string, Record<Locale, string>>> = serviceChannels;
	return {
		organization: inLocale(organization, locale),
		...(encounter && {
			site: inLocale(encounter.site, locale),
			service: inLocale(encounter.service, locale),
			date: day(encounter.ended_at, locale, encounter.time_zone),
			channel: channels[encounter.channel]?.[locale]
		})
	};
}
