import { expect, test } from 'vitest';
import { anchorItems, factsOf, FORMS, formFacts, type InstrumentShape } from './form-facts.ts';

/** SERVQUAL as far as its shape goes: five dimensions of 4, 5, 4, 4 and 5 items. */
const servqual: InstrumentShape = {
	columns: ['adequate', 'expectation', 'perception'],
	dimensions: ['t', 'r', 's', 'a', 'e'].map((code) => ({ code })),
	items: [4, 5, 4, 4, 5].flatMap((count, place) =>
		Array.from({ length: count }, (_, index) => ({
			code: `${'trsae'.charAt(place)}${index + 1}`,
			dimension: 'trsae'.charAt(place),
			anchor: place === 1 && index === 2
		}))
	)
};

test.each([
	['pulse', 5, 1],
	['lite', 8, 2],
	['perception', 22, 3],
	['expectation_perception', 44, 5],
	['tolerance', 66, 7],
	['expectation', 22, 3],
	['feedback', 0, 1]
] as const)('%s asks %i ratings of SERVQUAL, in about %i minutes', (form, ratings, minutes) => {
	expect(factsOf(form, servqual)).toMatchObject({ ratings, minutes, lacks: null, same: null });
});

test('every form is told, in order', () => {
	expect(formFacts(servqual).map(({ form }) => form)).toEqual([...FORMS]);
});

test('the anchor of a dimension is the marked item, else the first', () => {
	expect(anchorItems(servqual)).toEqual(['t1', 'r3', 's1', 'a1', 'e1']);
});

test('a form that the instrument cannot do says what is lacking', () => {
	const plain = { ...servqual, columns: ['perception'] as const };
	expect(factsOf('perception', plain).lacks).toBeNull();
	expect(factsOf('feedback', plain).lacks).toBeNull();
	expect(factsOf('expectation_perception', plain).lacks).toBe('expectation');
	expect(factsOf('tolerance', plain).lacks).toBe('adequate');
});

test('a form that would ask everything anyway says so', () => {
	const short = { ...servqual, items: servqual.items.filter(({ code }) => /1$|t2/.test(code)) };
	expect(factsOf('lite', short)).toMatchObject({ ratings: 6, same: 'perception' });
	expect(factsOf('pulse', short)).toMatchObject({ ratings: 5, same: null });
});
