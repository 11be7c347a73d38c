/**
 * What an open form can be for, each kind with its questions ready to use. A form made of a kind is
 * an ordinary survey afterwards and can be edited like any other.
 */
import type { LocalText, SurveyContent } from './content.ts';
import { readyTexts, type Catalog } from './ready-texts.ts';

export const FORM_KINDS = [
	'touchpoint',
	'suggestion',
	'before_leaving',
	'before_service',
	'observation',
	'general'
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Kinds that bring their own survey; a general form shows a survey that is there already. */
export const READY_KINDS = FORM_KINDS.filter(
	(kind): kind is Exclude<FormKind, 'general'> => kind !== 'general'
);
export type ReadyKind = Exclude<FormKind, 'general'>;

export function isReadyKind(value: unknown): value is ReadyKind {
	return READY_KINDS.some((kind) => kind === value);
}

type Ready = {
	/** Which form of survey it is. */
	form: 'feedback' | 'pulse' | 'expectation' | 'perception';
	/** The instrument where nobody chooses another; a feedback form asks none of its items. */
	instrument: string;
	title: LocalText;
};

export const READY_FORMS: Readonly<Record<ReadyKind, Ready>> = {
	touchpoint: {
		form: 'pulse',
		instrument: 'pulse-5',
		title: { zh: '今天的服务怎么样？', en: 'How are we doing today?' }
	},
	suggestion: {
		form: 'feedback',
		instrument: 'pulse-5',
		title: { zh: '意见箱', en: 'Suggestion box' }
	},
	before_leaving: {
		form: 'feedback',
		instrument: 'pulse-5',
		title: { zh: '离开之前，请告诉我们', en: 'Before you leave' }
	},
	before_service: {
		form: 'expectation',
		instrument: 'servqual-22',
		title: { zh: '您期望怎样的服务？', en: 'What do you expect of us?' }
	},
	observation: {
		form: 'perception',
		instrument: 'servqual-22',
		title: { zh: '现场观察', en: 'Service observation' }
	}
};

/** Whether somebody has to say which instrument: the others ask no items of one. */
export function asksItems(kind: ReadyKind): boolean {
	return READY_FORMS[kind].form !== 'feedback';
}

/** The content of a new survey of this kind, in both languages. */
export function readyContent(kind: ReadyKind, catalog: Catalog): SurveyContent {
	return { ...PLAIN, title: READY_FORMS[kind].title, ...readyTexts(kind, catalog) };
}

const PLAIN = {
	languages: ['zh', 'en'],
	consent: 'confidential',
	overall: false,
	comment: false,
	importance: false,
	contact: 'always',
	expectation: { share: 1, every_days: null },
	questions: [],
	translated_from: {}
} satisfies Omit<SurveyContent, 'title'>;
