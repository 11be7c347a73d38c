import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { monthAt } from '#lib/domain/reports/months.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { may } from '#lib/domain/staff-roles.ts';
import type { MeasurementEvent } from '#lib/domain/training/measurement-event.ts';
import { periodFrom } from '#lib/domain/training/periods.ts';
import { trainingSheet } from '#lib/domain/training/sheet.ts';
import { teamsAtAGlance } from '#lib/domain/training/teams.ts';
import { eventForm } from '#lib/schemas/measurement-event.ts';
import { readFilter } from '#lib/schemas/measurement.ts';
import * as comments from '#lib/server/comments.ts';
import * as events from '#lib/server/events.ts';
import * as measurement from '#lib/server/measurement.ts';
import * as training from '#lib/server/training.ts';
import { noteEvent, removeEvent } from '../event-actions.server.ts';
import { requireRight } from '../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role, userId, organization } = requireRight(locals, 'training');
	const [options, trainings, event] = await Promise.all([
		measurement.filterOptions(db),
		events.list(db, { kind: 'training' }),
		superValidate(zod4(eventForm))
	]);
	const { survey, filter, problems } = readFilter(url.searchParams, options);
	event.data.kind = 'training';
	event.data.site = filter.site ?? '';
	const period = periodFrom(filter, monthAt(new Date(), organization.timeZone));
	const ofTeam = trainings.filter(isOf(filter.site));
	const last = ofTeam.find(({ happenedOn }) => happenedOn <= period.to) ?? null;
	const shown = {
		...{ options, survey, filter, problems, period, trainings: ofTeam, last, event },
		maySeeAll: may(role, 'surveys'),
		userId
	};
	if (survey === null) return { ...shown, received: 0, sheet: null, found: null };
	const [sums, words] = await Promise.all([
		training.teamSums(db, survey, filter, period, last?.happenedOn ?? null),
		comments.ofSelection(db, survey, { ...filter, ...period })
	]);
	const { n_received } = sums.team;
	const teams = teamsAtAGlance(sums.bySite);
	const isHidden =
		n_received < SUPPRESS_BELOW_N ||
		teams.some(({ code, suppressed }) => code === filter.site && suppressed !== null);
	return {
		...shown,
		// Between none and the limit not even the count leaves the server.
		received: n_received === 0 ? 0 : isHidden ? null : n_received,
		sheet: isHidden ? null : trainingSheet(sums, filter),
		found: isHidden ? null : { teams, comments: words, since: sums.since }
	};
};

/** Trainings of a team are also those of all teams; without a team, only those of all. */
function isOf(site: string | undefined): (training: MeasurementEvent) => boolean {
	return ({ site: where }) => where === null || where.code === site;
}

export const actions: Actions = {
	note: (event) => noteEvent(event, 'training'),
	remove: (event) => removeEvent(event, 'training')
};
