import type { OpenForm } from '#lib/schemas/open-form.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { createOpenForm, listOpenForms } from '#lib/server/api/operations/open-forms.ts';
import { pageByCode } from '#lib/server/api/paging.ts';
import { DbError } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as openForms from '#lib/server/open-forms.ts';
import * as surveys from '#lib/server/surveys.ts';

export const GET = endpoint(listOpenForms, async ({ db, query, code }) => {
	if (!(await surveys.find(db, code))) throw new DbError('not_found', code);
	const found = await pageByCode(query, async (page) =>
		(await openForms.list(db, code, page)).map((form) => ({ code: form.slug, form }))
	);
	const items = await Promise.all(found.items.map(({ form }) => withUrl(form)));
	return answer({ items, next: found.next });
});

export const POST = endpoint(createOpenForm, async ({ db, body, code }) =>
	answer(await withUrl(await openForms.create(db, code, body)), 201)
);

export const fallback = onlyMethods('GET', 'POST');

async function withUrl(form: OpenForm) {
	const { baseUrl } = await environment();
	return { ...form, url: openForms.addressOf(baseUrl, form.slug) };
}
