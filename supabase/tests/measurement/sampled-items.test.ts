/** Forms that ask a sample of the items: every item keeps its weight, in the whole and in each month. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { surveySums } from '#lib/schemas/survey-sums.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { expectHonest } from '../../../tests/support/servqual-form.ts';
import { submit } from '../../../tests/support/submit.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const PEOPLE = 60;
/** What everybody would answer, by item: anchors are rated best. */
const OPINION: Record<string, number> = {
	...{ t1: 4, t2: 6, t3: 4, t4: 3, r1: 6, r2: 3, r3: 4, r4: 2, r5: 4, s1: 3, s2: 6, s3: 4, s4: 5 },
	...{ a1: 6, a2: 4, a3: 3, a4: 4, e1: 2, e2: 4, e3: 3, e4: 4, e5: 6 }
};
let organization: Organization;
let manager: Member;
let survey: Survey;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	manager = await makeMember(sql, organization, 'quality_manager');
	const [built] = await sql<{ definition: JSONValue }[]>`
		select definition from private.instrument_templates where code = 'servqual-22'`;
	survey = await makeSurvey(sql, organization, {
		form: 'lite',
		instrument: only(built).definition
	});
	for (let person = 0; person < PEOPLE; person += 1) {
		const { id: customer } = await makeCustomer(sql, organization);
		// A link of its own making: which items it asks, and so the whole test, is the same at every run.
		const token = `person-${person}`;
		await sql`insert into public.invitations (organization_id, survey_id, customer_id, token_hash, expires_at)
			values (${organization.id}, ${survey.id}, ${customer}, sha256(${token}), now() + interval '1 day')`;
		// One point up or down, so that there is something to be uncertain about.
		const mood = (person % 3) - 1;
		await submit(sql, token, {
			...{ submission_id: randomUUID(), locale: 'en' },
			perceptions: Object.fromEntries(
				Object.entries(OPINION).map(([code, opinion]) => [code, opinion + mood])
			)
		});
	}
	await sql`update public.responses set submitted_at = '2026-10-05T03:00:00Z'
		where id in (select id from public.responses where survey_id = ${survey.id} order by received_at limit 25)`;
});

async function document() {
	const [row] = await as(
		database.sql,
		manager,
		(sql) => sql<{ sums: unknown }[]>`
			select public.survey_sums(${organization.id}, ${survey.code}, '{}', 'month') as sums`
	);
	return measurementDocument(surveySums.parse(only(row).sums), { by: 'month' });
}

test('a dimension is the mean of all its items, not of those that happened to be asked', async () => {
	const { dimensions, overall, rules } = await document();
	expect(rules.items).toBe('sampled');
	// Moods balance over the anchors only, so an item that few were asked may be off by its share of them.
	const expected = {
		tangibles: 4.25,
		reliability: 3.8,
		responsiveness: 4.5,
		assurance: 4.25,
		empathy: 3.8
	};
	for (const { code, n, perception } of dimensions) {
		const truth = expected[code as keyof typeof expected];
		expect(n, code).toBe(PEOPLE);
		expect(perception.ci95?.[0], code).toBeLessThan(truth);
		expect(perception.ci95?.[1], code).toBeGreaterThan(truth);
		// Averaging what each person was asked would stand above 5 everywhere.
		expect(perception.mean, code).toBeLessThan(truth + 0.5);
		expect(perception).toMatchObject({ sd: null, reason: 'not_asked' });
	}
	expect(overall.perception.ci95?.[0]).toBeLessThan(4.12);
	expect(overall.perception.ci95?.[1]).toBeGreaterThan(4.12);
});

test('nobody answered a whole dimension, so there is no reliability, and it says why', async () => {
	const { dimensions, items } = await document();
	for (const { alpha } of dimensions) {
		expect(alpha.perception).toMatchObject({ raw: null, reason: 'not_asked' });
	}
	expect(items[0]?.item_total).toMatchObject({ perception: null, reason: 'not_asked' });
});

test('all items are measured, and every number that cannot be had says why', async () => {
	const shown = await document();
	expect(shown.items.every(({ n }) => n > 0)).toBe(true);
	expect(shown.items.filter(({ n }) => n === PEOPLE)).toHaveLength(5);
	expectHonest(shown);
});

test('months are put together the same way', async () => {
	const { groups } = await document();
	expect(groups.map(({ n }) => n)).toEqual([25, PEOPLE - 25]);
	for (const { overall } of groups) {
		// With so few people an item may be missing altogether; then there is no number, and a reason.
		if (overall.perception.mean === null) expect(overall.perception.reason).toBe('too_few');
		else expect(overall.perception.mean).toBeLessThan(5);
	}
});
