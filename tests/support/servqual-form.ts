import { expect } from 'vitest';
import {
	measurementDocument,
	type MeasurementDocument
} from '#lib/domain/servqual/measurement-document.ts';
import type { Form, Row } from './count-answers.ts';
import { countSurvey } from './count-survey.ts';

/** A SERVQUAL form: 22 items in five dimensions, both columns. */
export const FORM: Form = {
	survey: 'k1',
	scale: { min: 1, max: 7 },
	columns: ['expectation', 'perception'],
	dimensions: Object.entries({ T: 4, R: 5, RS: 4, A: 4, E: 5 }).map(([code, size]) => ({
		code,
		items: Array.from({ length: size }, (_none, i) => `${code}${i + 1}`)
	}))
};
export const PERCEPTION: Form = { ...FORM, columns: ['perception'] };
const ITEMS = 22;

/** Numbers between 0 and 1 that are the same at every run. */
export function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}

/** Ratings that vary and leave some out, the same at every run. */
export function answers(n: number, seed = 1): Row[] {
	let state = seed;
	const next = (below: number): number => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
	return Array.from({ length: n }, () => {
		const mood = next(4);
		const rate = (low: number): number | null => (next(25) === 0 ? null : low + next(4));
		return {
			expectations: Array.from({ length: ITEMS }, () => rate(4)),
			perceptions: Array.from({ length: ITEMS }, () => rate(1 + mood)),
			satisfaction: 1 + next(7)
		};
	});
}

/** Respondents who all give one expectation and one perception throughout. */
export const constant = (n: number, e: number, p: number): Row[] =>
	Array.from({ length: n }, () => ({
		expectations: Array<number>(ITEMS).fill(e),
		perceptions: Array<number>(ITEMS).fill(p),
		satisfaction: 5
	}));

export const document = (form: Form, rows: readonly Row[]): MeasurementDocument =>
	measurementDocument(countSurvey(form, rows), {});

function objectsIn(value: unknown): Record<string, unknown>[] {
	if (value === null || typeof value !== 'object') return [];
	const inside = Object.values(value).flatMap(objectsIn);
	return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

/** Asserts what holds everywhere in a document: no NaN, and no null without its reason. */
export function expectHonest(shown: MeasurementDocument): void {
	const reasons = ['too_few', 'zero_variance', 'suppressed', 'not_asked'];
	const objects = objectsIn(shown);
	expect(objects.length).toBeGreaterThan(ITEMS);
	for (const object of objects) {
		const values = Object.values(object);
		if (values.includes(null)) expect(reasons).toContain(object['reason']);
		for (const number of values.flat()) {
			if (typeof number === 'number') expect(number).toSatisfy(Number.isFinite);
		}
	}
	expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
}
