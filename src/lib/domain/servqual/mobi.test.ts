import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../../../tests/support/count-answers.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { measurementDocument } from './measurement-document.ts';
import { parseRating } from './rating.ts';

// The public data set lies beside the repository, not in it.
const DATA = new URL('../../../../../shared/data/', import.meta.url);
const isHere = existsSync(new URL('mobi.csv', DATA));

type Instrument = {
	scale: { min: number; max: number };
	dimensions: { code: string }[];
	items: { code: string; dimension: string }[];
};

type Reference = {
	n: number;
	dimensions: Record<
		string,
		{
			n_complete: number;
			k: number;
			alpha_raw: number;
			alpha_std: number;
			feldt95: { lower: number; upper: number };
			// R writes an empty list as an object.
			alpha_if_deleted_raw: number[] | Record<string, never>;
			item_total_r_corrected: number[];
			scale_mean_of_item_means: number;
			omega_total_congeneric: number | null;
		}
	>;
	items: Record<string, { mean: number; sd: number }>;
};

const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8');

function measured() {
	const instrument = JSON.parse(read('mobi.instrument.json')) as Instrument;
	const form: Form = {
		survey: 'mobi',
		scale: instrument.scale,
		columns: ['perception'],
		dimensions: instrument.dimensions.map(({ code }) => ({
			code,
			items: instrument.items.filter((item) => item.dimension === code).map((item) => item.code)
		}))
	};
	const [header = [], ...lines] = read('mobi.csv')
		.trim()
		.split('\n')
		.map((line) => line.trim().split(','));
	const places = form.dimensions.flatMap(({ items }) =>
		items.map((code) => header.indexOf(`p_${code}`))
	);
	const rows = lines.map((line) => ({
		perceptions: places.map((place) => {
			const rating = parseRating(line[place], form.scale);
			if (rating === 'reject') throw new Error('mobi.csv holds a rating off the scale.');
			return rating;
		})
	}));
	return measurementDocument(countSurvey(form, rows), {});
}

describe.skipIf(!isHere)(
	'250 customers of mobile operators against R psych (skipped where ../shared/data is absent)',
	() => {
		const TOLERANCE = 1e-9;
		const reference = isHere ? (JSON.parse(read('mobi.reference.json')) as Reference) : null;
		const document = isHere ? measured() : null;

		test('everybody is received and scored', () => {
			expect(document?.n_received).toBe(reference?.n);
			expect(document?.n_scored).toBe(reference?.n);
		});

		test.each(Object.entries(reference?.items ?? {}))('mean and sd of %s', (code, expected) => {
			const item = document?.items.find((candidate) => candidate.code === code);
			expectNear(item?.perception.mean, expected.mean, TOLERANCE);
			expectNear(item?.perception.sd, expected.sd, TOLERANCE);
		});

		test.each(Object.entries(reference?.dimensions ?? {}))(
			'mean and reliability of %s',
			(code, expected) => {
				const dimension = document?.dimensions.find((candidate) => candidate.code === code);
				const items = document?.items.filter((item) => item.dimension === code) ?? [];
				const alpha = dimension?.alpha.perception;
				expect(items).toHaveLength(expected.k);
				expect(alpha?.n).toBe(expected.n_complete);
				expectNear(dimension?.perception.mean, expected.scale_mean_of_item_means, TOLERANCE);
				expectNear(alpha?.raw, expected.alpha_raw, TOLERANCE);
				expectNear(alpha?.standardized, expected.alpha_std, TOLERANCE);
				const { lower, upper } = expected.feldt95;
				expectAllNear(alpha?.ci95, [lower, upper], TOLERANCE);
				expectAllNear(
					items.map((item) => item.item_total.perception),
					expected.item_total_r_corrected,
					TOLERANCE
				);
				// Five digits: the reference stopped its search there, and keeps the value of a Heywood case.
				if (code !== 'cusl' && expected.omega_total_congeneric !== null) {
					expectNear(alpha?.omega, expected.omega_total_congeneric, 1e-6);
				} else {
					expect(alpha?.omega).toBeNull();
				}
				const deleted = items.map((item) => item.alpha_if_deleted.perception);
				if (Array.isArray(expected.alpha_if_deleted_raw)) {
					expectAllNear(deleted, expected.alpha_if_deleted_raw, TOLERANCE);
				} else {
					expect(deleted).toEqual([null, null]);
				}
			}
		);
	}
);
