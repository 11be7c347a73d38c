/** Surveys with content of their own, as a builder would publish them. */
import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import postgres from 'postgres';
import type { Question, SurveyContent } from '#lib/domain/surveys/content.ts';

type Given = {
	form?: 'pulse' | 'lite' | 'perception' | 'expectation_perception' | 'tolerance' | 'feedback';
	instrument?: string;
	content?: Partial<SurveyContent>;
};

/** Opens a survey with this content on top of what it has by itself; answers its code. */
export async function openSurveyWith(
	api: APIRequestContext,
	databaseUrl: string,
	{ form = 'perception', instrument = 'servqual-22', content = {} }: Given
): Promise<string> {
	const code = `e2e-${randomUUID().slice(0, 8)}`;
	const title = { zh: '测试问卷', en: 'Test survey' };
	const data = { code, instrument, form, title, languages: ['zh', 'en'], status: 'draft' };
	const made = await api.post('/api/v1/surveys', { data });
	expect(made.ok(), await made.text()).toBe(true);
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const more = database.json(content);
		await database`update public.surveys s set draft = private.content_of(s) || ${more} where code = ${code}`;
	} finally {
		await database.end();
	}
	const opened = await api.post(`/api/v1/surveys/${code}/open`);
	expect(opened.ok(), await opened.text()).toBe(true);
	return code;
}

/** A question in both languages, optional and after the items unless said otherwise. */
export function question(
	code: string,
	type: Question['type'],
	english: string,
	more: Partial<Question> = {}
): Question {
	const text = { zh: `问题：${english}`, en: english };
	return { code, type, text, required: false, place: 'after', ...more };
}

export function option(code: string, english: string) {
	return { code, text: { zh: `选项：${english}`, en: english } };
}

/** An instrument of two dimensions on a scale of 1 to 9 with a zone of tolerance. */
export async function addZoneInstrument(api: APIRequestContext): Promise<string> {
	const code = `zone-${randomUUID().slice(0, 8)}`;
	const answer = await api.post('/api/v1/instruments', {
		data: {
			code,
			name: { zh: '容忍区', en: 'Zone of tolerance' },
			scale: { min: 1, max: 9 },
			columns: ['adequate', 'expectation', 'perception'],
			dimensions: [
				{ code: 'r', name: { zh: '可靠性', en: 'Reliability' } },
				{ code: 'e', name: { zh: '移情性', en: 'Empathy' } }
			],
			items: ['kept', 'right', 'kind', 'near'].map((item, index) => ({
				code: item,
				dimension: index < 2 ? 'r' : 'e',
				text: { zh: `陈述 ${item}`, en: `Statement ${item}` }
			}))
		}
	});
	expect(answer.ok(), await answer.text()).toBe(true);
	return code;
}

/** Takes the English words of an item away, as in an instrument that was never translated. */
export async function useOnlyChinese(
	databaseUrl: string,
	instrument: string,
	item: string
): Promise<void> {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database`
			update public.instrument_items t set text = t.text - 'en' from public.instruments i
			where i.id = t.instrument_id and i.code = ${instrument} and t.code = ${item}`;
	} finally {
		await database.end();
	}
}

/** What was stored with a receipt. */
export async function storedAnswer(databaseUrl: string, receipt: string) {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const [found] = await database<
			{
				perceptions: (number | null)[];
				expectations: (number | null)[] | null;
				adequates: (number | null)[] | null;
				weights: number[] | null;
				answers: Record<string, unknown>;
				contact_requested: boolean;
				duration_seconds: number | null;
				signs: Record<string, unknown>;
				files: { name: string; media_type: string; byte_size: number }[];
			}[]
		>`
			select r.perceptions, r.expectations, r.adequates, r.weights, r.answers, r.contact_requested,
				r.duration_seconds, r.signs,
				coalesce((select json_agg(json_build_object('name', a.name, 'media_type', a.media_type, 'byte_size', a.byte_size))
					from public.attachments a where a.organization_id = r.organization_id and a.response_id = r.id), '[]') as files
			from public.responses r where r.receipt = ${receipt}`;
		if (!found) throw new Error(`nothing is stored under ${receipt}`);
		return found;
	} finally {
		await database.end();
	}
}
