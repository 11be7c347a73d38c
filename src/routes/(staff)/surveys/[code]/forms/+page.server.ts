/** The public addresses of a survey: codes and posters to print, snippets to copy, open or closed. */
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { ORIGINS_MOST, readOrigins } from '#lib/domain/surveys/origins.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { say } from '#lib/messages/message.ts';
import { openFormPages } from '#lib/messages/open-forms.ts';
import * as catalog from '#lib/server/catalog.ts';
import { DbError } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as openForms from '#lib/server/open-forms.ts';
import { drawQr } from '#lib/server/qr.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const ALL = { after: undefined, limit: 500 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const [survey, forms, sites, services, { baseUrl }] = await Promise.all([
		surveys.find(db, params.code),
		openForms.list(db, params.code),
		catalog.sites(db, ALL),
		catalog.services(db, ALL),
		environment()
	]);
	if (!survey) error(404, 'not_found');
	const slugs = forms.map(({ slug }) => slug);
	const counts = may(role, 'customers') ? await openForms.answerCounts(db, slugs) : null;
	return {
		survey: { code: survey.code, title: survey.title, isOpen: survey.status === 'open' },
		isManager: may(role, 'surveys'),
		made: url.searchParams.get('made'),
		baseUrl,
		forms: forms.map((form) => {
			const address = openForms.addressOf(baseUrl, form.slug);
			return {
				...form,
				address,
				qr: drawQr(address),
				answers: counts?.get(form.slug) ?? null,
				siteName: sites.find(({ code }) => code === form.site)?.name ?? null,
				serviceName: services.find(({ code }) => code === form.service)?.name ?? null
			};
		})
	};
};

export const actions: Actions = {
	open: (event) => change(event, async () => ({ is_open: true })),
	close: (event) => change(event, async () => ({ is_open: false })),
	origins: (event) =>
		change(event, async (fields) => {
			const read = readOrigins(textIn(fields, 'origins') ?? '');
			if (read.ok) return { origins: read.origins };
			const t = say(openFormPages, event.locals.locale);
			return read.line === null ? t.originsTooMany(ORIGINS_MOST) : t.originRefused(read.line);
		})
};

type Changes = Parameters<typeof openForms.change>[2];

/** Applies what the form asks for; words instead of changes say why not. */
async function change(
	{ request, locals }: RequestEvent,
	read: (fields: FormData) => Promise<Changes | string>
) {
	const { db } = requireRight(locals, 'surveys');
	const fields = await request.formData();
	const slug = textIn(fields, 'slug') ?? '';
	const changes = await read(fields);
	const typed = textIn(fields, 'origins');
	if (typeof changes === 'string') return fail(400, { slug, words: changes, typed });
	try {
		await openForms.change(db, slug, changes);
		return { slug, changes };
	} catch (caught) {
		if (!(caught instanceof DbError)) throw caught;
		return fail(caught.status, { slug, words: errorWords(caught.code, locals.locale), typed });
	}
}

function textIn(fields: FormData, name: string): string | null {
	const value = fields.get(name);
	return typeof value === 'string' ? value : null;
}
