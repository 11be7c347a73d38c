import { LOCALES, type Locale } from '#lib/messages/message.ts';
import type { SurveyContent } from './content.ts';
import { columnsOfForm, type Form } from './form-facts.ts';
import { publishProblems, type GatedInstrument } from './publish-gate.ts';

/**
 * The languages in which nothing is missing, neither of the survey nor of its instrument; all of
 * them where there is none, so that somebody is told what is.
 */
export function completeLanguages(
	content: SurveyContent,
	form: Form,
	instrument: GatedInstrument
): Locale[] {
	const asked = columnsOfForm(form).length > 0 ? form : 'feedback';
	const problems = publishProblems({ ...content, languages: [...LOCALES] }, asked, instrument);
	const complete = LOCALES.filter(
		(locale) => !problems.some((one) => one.kind.startsWith('missing') && one.locale === locale)
	);
	return complete.length > 0 ? complete : [...LOCALES];
}
