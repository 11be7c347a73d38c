/** What the specs of the API are made from: codes of one's own, and bodies to post. */
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { z } from 'zod';
import { expect } from '../fixtures.ts';

export const API = '/api/v1';

/** A code that no other spec uses. */
export function ownCode(prefix: string): string {
	return `${prefix}-${randomUUID().slice(0, 13)}`;
}

export function instrument(code = ownCode('i')) {
	return {
		code,
		name: { zh: '小问卷', en: 'Small instrument' },
		scale: { min: 1, max: 7 },
		columns: ['expectation', 'perception'],
		dimensions: [
			{ code: 'tangibles', name: { zh: '有形性', en: 'Tangibles' } },
			{ code: 'reliability', name: { en: 'Reliability' } }
		],
		items: [
			{ code: 't1', dimension: 'tangibles', text: { zh: '整洁', en: 'Tidy' } },
			{ code: 't2', dimension: 'tangibles', text: { en: 'Modern' } },
			{ code: 'r1', dimension: 'reliability', text: { en: 'On time' } },
			{ code: 'r2', dimension: 'reliability', text: { en: 'Chaotic' }, reversed: true }
		]
	};
}

export function encounter(overrides: Record<string, unknown> = {}) {
	return {
		external_id: ownCode('E'),
		customer: { external_id: ownCode('C'), name: 'Robin Vale', locale: 'en' },
		site: 'north',
		service: 'repair',
		channel: 'visit',
		started_at: '2026-05-03T13:05:00+08:00',
		ended_at: '2026-05-03T14:05:00+08:00',
		...overrides
	};
}

/** An open survey on an instrument of its own; answers its code. */
export async function openSurvey(
	api: APIRequestContext,
	form = 'expectation_perception'
): Promise<string> {
	const made = instrument();
	await expectStatus(await api.post(`${API}/instruments`, { data: made }), 201);
	const survey = {
		code: ownCode('s'),
		instrument: made.code,
		form,
		title: { zh: '小调查', en: 'Small survey' },
		languages: ['en'],
		status: 'open'
	};
	await expectStatus(await api.post(`${API}/surveys`, { data: survey }), 201);
	return survey.code;
}

export async function importCsv(
	api: APIRequestContext,
	survey: string,
	lines: readonly string[],
	contentType = 'text/csv'
): Promise<APIResponse> {
	return api.post(`${API}/surveys/${survey}/responses`, {
		data: lines.join('\n'),
		headers: { 'content-type': contentType }
	});
}

export async function expectStatus(response: APIResponse, status: number): Promise<void> {
	expect(response.status(), await response.text()).toBe(status);
}

const problem = z.strictObject({
	type: z.string(),
	title: z.string().min(1),
	status: z.int(),
	detail: z.string().min(1),
	code: z.string(),
	errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
	id: z.string().optional()
});

/** Asserts an RFC 9457 problem document and answers it. */
export async function expectProblem(
	response: APIResponse,
	status: number,
	code: string
): Promise<z.output<typeof problem>> {
	await expectStatus(response, status);
	expect(response.headers()['content-type']).toBe('application/problem+json');
	const found = problem.parse(await response.json());
	expect(found).toMatchObject({ type: `/docs/errors#${code}`, status, code });
	return found;
}

type Schema = Record<string, unknown>;
type Answers = Record<string, { content: Record<string, { schema: Schema }> } | undefined>;
export type Document = {
	openapi: string;
	paths: Record<string, Record<string, { operationId: string; responses: Answers }>>;
	components: { schemas: Record<string, Schema> };
};

/** The schema of one answer, standing alone. */
export function schemaOf(
	document: Document,
	path: string,
	method: string,
	status: number
): z.ZodType {
	const operation = document.paths[path]?.[method];
	const content = operation?.responses[String(status)]?.content;
	const [schema] = Object.values(content ?? {}).map((one) => one.schema);
	if (!schema) throw new Error(`${method} ${path} does not say what ${status} answers`);
	const alone = JSON.stringify({ ...schema, $defs: document.components.schemas })
		.replaceAll('#/components/schemas/', '#/$defs/')
		// Zod takes date-time to mean Z only; ours may have the offset +00:00.
		.replaceAll('"format":"date-time"', '"minLength":20');
	return z.fromJSONSchema(JSON.parse(alone));
}
