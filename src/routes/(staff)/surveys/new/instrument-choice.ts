/** Instruments as one chooses among them. */
import { FORMS, factsOf, type Form, type InstrumentShape } from '#lib/domain/surveys/form-facts.ts';
import type { InstrumentAnswer } from '#lib/schemas/instrument.ts';

export type InstrumentSummary = {
	code: string;
	name: InstrumentAnswer['name'];
	description: InstrumentAnswer['description'];
	industry: string | null;
	items: number;
	scaleMax: number;
	questions: number;
};

export function summaryOf(instrument: InstrumentAnswer): InstrumentSummary {
	const { code, name, description, industry, items, scale, questions } = instrument;
	return {
		...{ code, name, description, industry: industry ?? null, items: items.length },
		...{ scaleMax: scale.max, questions: questions?.length ?? 0 }
	};
}

/** The form to begin with: the one the instrument was made for, that is with all of its columns. */
export function firstForm(instrument: InstrumentShape): Form {
	const fitting = FORMS.filter((form) => factsOf(form, instrument).lacks === null);
	const byColumns = ['tolerance', 'expectation_perception', 'perception'] as const;
	return byColumns.find((form) => fitting.includes(form)) ?? 'perception';
}
