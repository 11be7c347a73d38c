import { expect, test } from 'vitest';
import { historyOf } from '#lib/domain/risk/history.ts';
import { counterfactual } from '#lib/domain/risk/counterfactual.ts';
import { liveReasons } from '#lib/domain/risk/api-customer.ts';
import { standingAt } from '#lib/domain/risk/standing.ts';
import { timelineOf } from '#lib/domain/risk/timeline.ts';
import { customerRecord } from '#lib/schemas/customer.ts';
import { makeMember, makeOrganization } from '../support/make-organization.ts';
import { answer, makeCustomer, makeSurvey, ratings } from '../support/make-survey.ts';
import { answerAs } from '../support/submit.ts';
import { commitAs, useDatabase } from '../support/test-database.ts';

const database = useDatabase();

const CARRIES_NOTHING = {};
const GAPS = { perceptions: ratings(1, 7, 1, 1), expectations: ratings(7, 1, 7, 7) };
const REGULATOR = { comment: '再不解决我就打12345' };

test('TypeScript and SQL judge a customer alike, now and at the end of the history', async () => {
	const organization = await makeOrganization(database.sql);
	const agent = await makeMember(database.sql, organization, 'agent');
	const survey = await makeSurvey(database.sql, organization);
	for (const given of [null, CARRIES_NOTHING, GAPS, REGULATOR]) {
		const customer = await makeCustomer(database.sql, organization);
		if (given) await answerAs(database.sql, organization, survey, customer, answer(given));
		const [row] = await commitAs(
			database.sql,
			agent,
			(as) => as`select public.customer_record(${organization.id}, ${customer.externalId}) as found`
		);
		const record = customerRecord.parse(row?.['found']);
		const now = new Date();
		const { ledger, card, known, score, band } = record;
		expect(standingAt(ledger, card, known, now)).toMatchObject({ score, band });
		expect(historyOf(ledger, card, known, now).at(-1) ?? { score: 0, band: null }).toMatchObject({
			score,
			band
		});
		expect(liveReasons(ledger).reduce((sum, { points }) => sum + points, 0)).toBe(score);
		if (band === 'amber' || band === 'must_act') {
			expect(counterfactual(liveReasons(ledger), card)).not.toBeNull();
			expect(timelineOf(record).map(({ kind }) => kind)).toEqual(
				expect.arrayContaining(['answer', 'signal', 'alert', 'case_opened'])
			);
		} else if (given === null) expect(band).toBeNull();
	}
});
