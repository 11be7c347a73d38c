import { expect, test } from 'vitest';
import {
	answers,
	constant,
	document,
	FORM,
	PERCEPTION
} from '../../../tests/support/servqual-form.ts';
import { measurementAnswer } from './measurement-document.ts';

const zones = answers(40).map((row) => ({
	...row,
	adequates: row.expectations ?? [],
	importance: [20, 20, 20, 20, 20],
	group: 'north'
}));

test.each([
	['a full form', FORM, answers(90)],
	['with zones, importance and groups', FORM, zones],
	['perceptions alone', PERCEPTION, answers(40)],
	['equal answers', FORM, constant(12, 6, 5)],
	['no answers', FORM, []]
])('the schema knows every key of the document: %s', (_what, form, rows) => {
	const made = document(form, rows);
	// Keys that the schema does not know are taken away by it.
	expect(measurementAnswer.parse(made)).toEqual(made);
});
