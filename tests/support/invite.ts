/** Links to surveys as other systems get them, each with a customer and a service contact of its own. */
import { createHash, randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import postgres from 'postgres';

/** Path of a new link: `/s/<token>`. */
export async function invite(
	api: APIRequestContext,
	survey: string,
	locale?: 'zh' | 'en'
): Promise<string> {
	const id = randomUUID();
	const answer = await api.post('/api/v1/encounters', {
		data: {
			external_id: `E-${id}`,
			customer: { external_id: `C-${id}`, ...(locale ? { locale } : {}) },
			site: 'north',
			service: 'repair',
			channel: 'visit',
			started_at: '2026-11-02T01:00:00Z',
			ended_at: '2026-11-02T02:00:00Z',
			invite: survey
		}
	});
	expect(answer.ok(), await answer.text()).toBe(true);
	const { invitation } = (await answer.json()) as { invitation: { url: string } };
	return new URL(invitation.url).pathname;
}

/** Lets the time of a link run out, which no door offers. */
export async function expire(databaseUrl: string, path: string): Promise<void> {
	const hash = createHash('sha256').update(path.replace('/s/', '')).digest();
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database`update public.invitations set expires_at = now() where token_hash = ${hash}`;
	} finally {
		await database.end();
	}
}

/** How many answers a link has led to. */
export async function answersOf(databaseUrl: string, receipt: string): Promise<number> {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const [found] = await database<{ n: number }[]>`
			select count(*)::integer as n from public.responses where receipt = ${receipt}`;
		return found?.n ?? 0;
	} finally {
		await database.end();
	}
}

/** Opens a survey of its own, to be closed again or to speak one language. */
export async function openSurvey(
	api: APIRequestContext,
	given: { languages?: ('zh' | 'en')[] } = {}
): Promise<string> {
	const code = `e2e-${randomUUID().slice(0, 8)}`;
	const answer = await api.post('/api/v1/surveys', {
		data: {
			code,
			instrument: 'servqual-22',
			form: 'perception',
			title: { zh: '测试问卷', en: 'Test survey' },
			languages: given.languages ?? ['zh', 'en'],
			status: 'open'
		}
	});
	expect(answer.ok(), await answer.text()).toBe(true);
	return code;
}

export async function closeSurvey(api: APIRequestContext, code: string): Promise<void> {
	const answer = await api.post(`/api/v1/surveys/${code}/close`);
	expect(answer.ok(), await answer.text()).toBe(true);
}
