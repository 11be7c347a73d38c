import { error } from '@sveltejs/kit';
import { isLocale } from '#lib/messages/message.ts';
import { sites, services } from '#lib/server/catalog.ts';
import { instrumentOf } from '#lib/server/survey-contents.ts';
import { edited } from '#lib/server/survey-drafts.ts';
import { previewOf } from '#lib/server/survey-preview.ts';
import { requireRight } from '../../../../require-right.ts';
import type { PageServerLoad } from './$types';

const FIRST = { after: undefined, limit: 1 };

/** The draft as one customer would be asked it, in one of its languages. Nothing can be sent here. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, organization } = requireRight(locals, 'surveys');
	locals.framers = ["'self'"];
	const [draft, instrument, [site], [service]] = await Promise.all([
		edited(db, params.code),
		instrumentOf(db, params.code),
		sites(db, FIRST),
		services(db, FIRST)
	]);
	const wanted = url.searchParams.get('lang');
	const [first = error(404, 'not_found')] = draft.content.languages;
	const locale = isLocale(wanted) && draft.content.languages.includes(wanted) ? wanted : first;
	locals.locale = locale;
	const sample = {
		site: site?.name ?? {},
		service: service?.name ?? {},
		time_zone: organization.timeZone,
		now: new Date()
	};
	const survey = {
		code: params.code,
		form: draft.form,
		notice: draft.notice,
		organization: organization.name
	};
	const shown = previewOf(draft.content, instrument, survey, sample);
	return { locale, survey: shown, shownAt: sample.now.toISOString() };
};
