/** Dimensions of so many items that scores and their squares are large numbers. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const PEOPLE = 7;
let organization: Organization;
let analyst: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	analyst = await makeMember(database.sql, organization, 'quality_manager');
});

const codesOf = (items: number) => Array.from({ length: items }, (_none, place) => `a${place + 1}`);

function instrumentOf(items: number): JSONValue {
	return {
		code: unique('instrument'),
		name: { en: 'Long' },
		scale: { min: 1, max: 7 },
		columns: ['expectation', 'perception'],
		dimensions: [
			{ code: 'a', name: { en: 'A' } },
			{ code: 'b', name: { en: 'B' } }
		],
		items: [...codesOf(items).map((code) => [code, 'a']), ['b1', 'b']].map(([code, dimension]) => ({
			...{ code, dimension, reversed: false },
			text: { en: code ?? '' }
		}))
	};
}

/** Everybody skips one item of the long dimension and rates the others 6 or 7, one of them lower. */
function ratingsOf(items: number, person: number): Record<string, number> {
	const codes = codesOf(items).slice(1);
	return {
		...Object.fromEntries(codes.map((code, place) => [code, place === person ? 3 : 7])),
		b1: 6
	};
}

async function answered(items: number): Promise<Survey> {
	const { sql } = database;
	const survey = await makeSurvey(sql, organization, {
		form: 'perception',
		instrument: instrumentOf(items)
	});
	for (let person = 0; person < PEOPLE; person += 1) {
		const answer = {
			...{ submission_id: randomUUID(), locale: 'en', overall: 5 },
			perceptions: ratingsOf(items, person)
		};
		await sql`select private.store_response(${organization.id}, ${survey.id}, ${sql.json(answer)})`;
	}
	return survey;
}

async function perceptionOf(survey: Survey): Promise<JSONValue> {
	const [row] = await as(
		database.sql,
		analyst,
		(t) =>
			t<
				{ told: JSONValue }[]
			>`select jsonb_build_object('scale', s -> 'score_scale', 'n', s #> '{dimensions,0,perception,n}',
				'sum', s #> '{dimensions,0,perception,sum}', 'squares', s #> '{dimensions,0,perception,sum_sq}') as told
				from public.survey_sums(${organization.id}, ${survey.code}, '{}', null) as s`
	);
	return only(row).told;
}

async function work(): Promise<void> {
	for (let round = 0; round < 50; round += 1) {
		const [row] = await database.sql<
			{ folded: number }[]
		>`select public.fold_measurements() as folded`;
		if (only(row).folded === 0) return;
	}
	throw new Error('the worker does not come to an end');
}

async function isKept(survey: Survey): Promise<boolean> {
	const [row] = await database.sql<{ is_kept: boolean }[]>`
		select exists (select from private.rollups where survey_id = ${survey.id} and n > 0) as is_kept`;
	return only(row).is_kept;
}

test.each([
	{ items: 12, scale: 27_720n, kept: true },
	{ items: 13, scale: 360_360n, kept: false },
	{ items: 20, scale: 232_792_560n, kept: false }
])('sums of a dimension of $items items are exact', async ({ items, scale, kept }) => {
	const survey = await answered(items);
	const rated = BigInt(items - 1);
	const scores = Array.from(
		{ length: PEOPLE },
		(_none, person) => ((person < items - 1 ? 7n * rated - 4n : 7n * rated) * scale) / rated
	);
	const expected = {
		scale: Number(scale),
		n: PEOPLE,
		sum: String(scores.reduce((sum, score) => sum + score, 0n)),
		squares: String(scores.reduce((sum, score) => sum + score * score, 0n))
	};
	expect(await perceptionOf(survey)).toEqual(expected);
	await work();
	expect(await perceptionOf(survey)).toEqual(expected);
	expect(await isKept(survey)).toBe(kept);
	// What comes later does not wait for it.
	const later = await answered(2);
	await work();
	expect(await isKept(later)).toBe(true);
});
