import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { dayIn } from '#lib/domain/day-in.ts';
import { blockName, proposeBlock } from '#lib/domain/prevention/lots.ts';
import { historicRate } from '#lib/domain/prevention/history.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { programDraft, programForm, stopForm, toProgram } from '#lib/schemas/prevention-form.ts';
import type { PreventionLedger } from '#lib/schemas/prevention-ledger.ts';
import { DbError } from '#lib/server/db.ts';
import * as prevention from '#lib/server/prevention.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf } from '../selection.server.ts';
import { ledgerView } from './prevention-view.ts';
import type { Actions, PageServerLoad } from './$types';

const DAY_MS = 86_400_000;
const A_YEAR_MS = 365 * DAY_MS;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role, organization } = requireRight(locals, 'measurement');
	const now = new Date();
	const [{ survey, filter }, ledger] = await Promise.all([
		selectionOf(db, url.searchParams),
		prevention.ledger(db)
	]);
	const mayDecide = may(role, 'surveys');
	const isRunning = ledger.program !== null && ledger.program.closed_at === null;
	const today = dayIn(organization.timeZone, now);
	return {
		...{ survey, filter, mayDecide, isRunning, today },
		timeZone: organization.timeZone,
		seesLottery: ledger.sees_lottery,
		view: ledgerView(ledger, now),
		audits: ledger.program !== null && mayDecide ? await prevention.audit(db) : [],
		expected: ledger.expected,
		plan:
			mayDecide && !isRunning
				? await planOf(url, ledger, dayIn(organization.timeZone, new Date(+now + A_YEAR_MS)))
				: null,
		stop: mayDecide && isRunning ? await superValidate(zod4(stopForm)) : null,
		told: url.searchParams.get('told')
	};
};

/** The plan as it was weighed last, or one that begins from the organisation's own numbers. */
async function planOf(url: URL, { expected }: PreventionLedger, inAYear: string) {
	const perWeek = Math.max(0.1, Math.round((expected.amber / expected.weeks) * 10) / 10);
	// Without a limit everybody can be contacted.
	const capacity = expected.capacity ?? Math.ceil(perWeek);
	const rate = historicRate(expected.historic);
	const isKnown = expected.amber > 0;
	const own = {
		...(isKnown && {
			expected_per_week: String(perWeek),
			share: blockName(proposeBlock(perWeek, capacity))
		}),
		...(rate !== null && {
			base_percent: String(Math.min(90, Math.max(1, Math.round(rate * 100))))
		}),
		capacity_per_week: String(capacity),
		verdict_on: inAYear
	};
	const isWeighed = url.searchParams.has('expected_per_week');
	return superValidate(
		isWeighed ? url.searchParams : new URLSearchParams(own),
		zod4(programDraft),
		{ id: 'plan', errors: isWeighed }
	);
}

async function start({ request, locals, url }: RequestEvent) {
	const { db, organization } = requireRight(locals, 'surveys');
	const today = dayIn(organization.timeZone, new Date());
	const form = await superValidate(request, zod4(programForm(today)), { id: 'plan' });
	if (!form.valid) return fail(400, { form });
	try {
		await prevention.start(db, toProgram(form.data, today));
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		if (refusal.code === 'invalid') return setError(form, 'verdict_on', 'out_of_range');
		return message(form, errorWords(refusal.code, locals.locale), { status: statusOf(refusal) });
	}
	redirect(303, `${url.pathname}?told=started`);
}

async function stop({ request, locals, url }: RequestEvent) {
	const { db } = requireRight(locals, 'surveys');
	const form = await superValidate(request, zod4(stopForm));
	if (!form.valid) return fail(400, { form });
	try {
		await prevention.stop(db, form.data.reason);
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		return message(form, errorWords(refusal.code, locals.locale), { status: statusOf(refusal) });
	}
	redirect(303, `${url.pathname}?told=stopped`);
}

export const actions: Actions = { start, stop };
