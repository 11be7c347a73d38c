import { qualityEffects } from '#lib/domain/responses/quality.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf, totalsOf } from '../selection.server.ts';
import { instrumentView, languageView } from './instrument-view.ts';
import { sampledMeans } from './sampled-means.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	if (survey === null) return { instrument: null, quality: null, languages: null };
	const [sums, doubted, zh, en] = await Promise.all([
		totalsOf(db, survey, filter),
		measurement.quality(db, survey, filter),
		totalsOf(db, survey, { ...filter, locale: 'zh' }),
		totalsOf(db, survey, { ...filter, locale: 'en' })
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
	if (sums.n_received < SUPPRESS_BELOW_N) return { instrument: null, quality, languages: null };
	return { instrument: instrumentView(sums, filter), quality, languages: languageView(zh, en) };
};
