/** What the condition of a question may look at: everything that was asked before it. */
import type { Question, SurveyContent } from './content.ts';
import type { Words } from './content-strings.ts';
import { anchorItems, columnsOfForm, type Form, type InstrumentShape } from './form-facts.ts';

export type MeasuredInstrument = Omit<InstrumentShape, 'items'> & {
	readonly scale: { readonly min: number; readonly max: number };
	readonly items: readonly {
		readonly code: string;
		readonly dimension: string;
		readonly text: Words;
		readonly anchor?: boolean | undefined;
	}[];
};

export type ConditionField = {
	/** `overall`, `p_<item>` or `q_<question>`. */
	readonly field: string;
	/** What is asked there; null for overall satisfaction, whose words are not the survey's. */
	readonly text: Words | null;
	/** Only in `lite`: the item is drawn for some people and not asked of the others. */
	readonly isSampled: boolean;
} & (
	| { readonly kind: 'number'; readonly min: number; readonly max: number }
	| {
			readonly kind: 'choice';
			readonly options: readonly { readonly code: string; readonly text: Words }[];
	  }
);

export const NUMBER_OPERATORS = ['at_most', 'at_least', 'is', 'is_not'] as const;
export const CHOICE_OPERATORS = ['is', 'is_not'] as const;

/** Every field of a survey that a condition could name, in the order in which it is asked. */
export function allFields(
	content: SurveyContent,
	form: Form,
	instrument: MeasuredInstrument
): ConditionField[] {
	return [
		...questionFields(content.questions, 'before'),
		...itemFields(form, instrument),
		...(content.overall
			? [
					{
						...instrument.scale,
						field: 'overall',
						text: null,
						isSampled: false,
						kind: 'number' as const
					}
				]
			: []),
		...questionFields(content.questions, 'after')
	];
}

/** Those that are asked before the question at `position`. */
export function fieldsBefore(
	content: SurveyContent,
	form: Form,
	instrument: MeasuredInstrument,
	position: number
): ConditionField[] {
	const question = content.questions[position];
	if (!question) return [];
	const earlier = content.questions.slice(0, position);
	const before = { ...content, questions: earlier };
	if (question.place === 'before') {
		return questionFields(earlier, 'before');
	}
	// A question after the items comes after every question before them, wherever it stands in the list.
	const ahead = content.questions.filter(
		({ place }, index) => place === 'before' || index < position
	);
	return allFields({ ...before, questions: ahead }, form, instrument);
}

function questionFields(
	questions: readonly Question[],
	wanted: Question['place']
): ConditionField[] {
	return questions.filter(({ place }) => place === wanted).flatMap(questionField);
}

/** Free text, dates and files cannot be compared. */
function questionField({ code, type, text, options, scale }: Question): ConditionField[] {
	const common = { field: `q_${code}`, text, isSampled: false };
	if (type === 'rating' && scale) {
		return [{ ...common, kind: 'number', min: scale.min, max: scale.max }];
	}
	if (type === 'single' || type === 'multiple') {
		return [{ ...common, kind: 'choice', options: options ?? [] }];
	}
	return [];
}

function itemFields(form: Form, instrument: MeasuredInstrument): ConditionField[] {
	if (!columnsOfForm(form).includes('perception')) return [];
	const anchors = new Set(anchorItems(instrument));
	const { min, max } = instrument.scale;
	return instrument.items
		.filter(({ code }) => form !== 'pulse' || anchors.has(code))
		.map(({ code, text }) => ({
			field: `p_${code}`,
			text,
			isSampled: form === 'lite' && !anchors.has(code),
			kind: 'number',
			min,
			max
		}));
}
