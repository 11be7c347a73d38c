/** A draft as one customer would be asked it, without any customer: for the preview. */
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import {
	anchorItems,
	columnsOfForm,
	SAMPLED_ITEMS,
	type Form
} from '#lib/domain/surveys/form-facts.ts';
import type { InstrumentAnswer } from '#lib/schemas/instrument.ts';
import type { OpenSurvey } from '#lib/schemas/open-survey.ts';

type Bilingual = { zh?: string | undefined; en?: string | undefined };

/** Made-up facts of a service contact, so that texts which name them can be read. */
export type SampleEncounter = { site: Bilingual; service: Bilingual; time_zone: string; now: Date };

export function previewOf(
	content: SurveyContent,
	instrument: InstrumentAnswer,
	survey: { code: string; form: Form; notice: string; organization: Bilingual },
	sample: SampleEncounter
): OpenSurvey {
	const { site, service, time_zone, now } = sample;
	return {
		organization: survey.organization,
		code: survey.code,
		title: content.title,
		form: survey.form,
		languages: content.languages,
		notice_version: survey.notice,
		consent: content.consent,
		intro: content.intro ?? null,
		mode: 'test',
		scale: {
			min: instrument.scale.min,
			max: instrument.scale.max,
			labels: (instrument.scale.labels ?? null) as OpenSurvey['scale']['labels']
		},
		dimensions: instrument.dimensions,
		items: itemsFor(survey.form, instrument),
		columns: [...columnsOfForm(survey.form)],
		asks: {
			overall: content.overall,
			comment: content.comment,
			importance: content.importance,
			contact: content.contact
		},
		questions: content.questions,
		locale: null,
		encounter: { site, service, channel: 'visit', ended_at: now.toISOString(), time_zone },
		draft: null
	};
}

/** One of the draws: the anchors, and for the short form the first items that are none. */
function itemsFor(form: Form, instrument: InstrumentAnswer): OpenSurvey['items'] {
	const anchors = new Set(anchorItems(instrument));
	const others = instrument.items.filter(({ code }) => !anchors.has(code)).slice(0, SAMPLED_ITEMS);
	const drawn = new Set(others.map(({ code }) => code));
	return instrument.items
		.filter(({ code }) => {
			if (form === 'feedback') return false;
			if (form === 'pulse') return anchors.has(code);
			return form !== 'lite' || anchors.has(code) || drawn.has(code);
		})
		.map(({ code, dimension, text, reversed }) => ({ code, dimension, text, reversed }));
}
