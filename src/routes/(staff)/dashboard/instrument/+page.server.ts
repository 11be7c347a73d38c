import { lateAnswers } from '#lib/domain/reaching/late-answers.ts';
import { whoAnswered } from '#lib/domain/reaching/who-answered.ts';
import { answeringTime } from '#lib/domain/responses/answering-time.ts';
import { qualityEffects } from '#lib/domain/responses/quality.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import * as lists from '#lib/server/invitation-lists.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../../require-right.ts';
import { placeIn } from '../places.ts';
import { selectionOf, totalsOf } from '../selection.server.ts';
import { instrumentView, languageView } from './instrument-view.ts';
import { sampledMeans } from './sampled-means.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	const by = placeIn(url.searchParams);
	const nothing = { by, instrument: null, languages: null, asked: null, time: null, late: null };
	if (survey === null) return { ...nothing, quality: null };
	const [sums, doubted, zh, en, byPlace, reached] = await Promise.all([
		totalsOf(db, survey, filter),
		measurement.quality(db, survey, filter),
		totalsOf(db, survey, { ...filter, locale: 'zh' }),
		totalsOf(db, survey, { ...filter, locale: 'en' }),
		measurement.sums(db, survey, filter, by),
		lists.reached(db, survey, filter, by)
	]);
	// Of so few, not even how many are doubtful.
	const quality =
		doubted.n !== null && doubted.n >= SUPPRESS_BELOW_N
			? {
					n: doubted.n,
					isGap: doubted.score === 'gap',
					effects: qualityEffects(doubted, await sampledMeans(db, survey, filter, sums, doubted))
				}
			: null;
	if (sums.n_received < SUPPRESS_BELOW_N) return { ...nothing, quality };
	const { invited } = reached.rate;
	return {
		by,
		instrument: instrumentView(sums, filter),
		quality,
		languages: languageView(zh, en),
		time: answeringTime(sums.speed, SUPPRESS_BELOW_N),
		late: lateAnswers(sums.waves),
		asked: { invited, ...whoAnswered(byPlace, reached.groups, invited) }
	};
};
