import { columnsOf } from '#lib/domain/responses/import-line.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { isRefusing, publishProblems } from '#lib/domain/surveys/publish-gate.ts';
import { answerCounts, instrumentOf } from '#lib/server/survey-contents.ts';
import { edited } from '#lib/server/survey-drafts.ts';
import * as tests from '#lib/server/survey-tests.ts';
import * as versions from '#lib/server/survey-versions.ts';
import { requireRight } from '../../require-right.ts';
import { close, copyCode, copySurvey, importFile, open, test } from './commands.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const isManager = may(role, 'surveys');
	const [{ survey }, instrument, draft, published, counts, tried, copyAs] = await Promise.all([
		parent(),
		instrumentOf(db, params.code),
		edited(db, params.code),
		versions.list(db, params.code),
		isManager ? answerCounts(db, [params.code]) : null,
		isManager ? tests.answers(db, params.code) : [],
		isManager ? copyCode(db, params.code) : null
	]);
	const columns = columnsOf({
		items: instrument.items.map(({ code }) => code),
		dimensions: instrument.dimensions.map(({ code }) => code),
		scale: instrument.scale,
		asksExpectation: survey.form === 'expectation_perception',
		timeZone: 'UTC'
	});
	const problems = publishProblems(draft.content, survey.form, instrument);
	return {
		instrument,
		draft,
		versions: published,
		tests: tried,
		copyAs,
		refusals: problems.filter(isRefusing).length,
		answers: counts?.get(params.code) ?? null,
		columns: [...columns],
		publishedNow: url.searchParams.get('published')
	};
};

export const actions: Actions = { open, close, test, copy: copySurvey, import: importFile };
