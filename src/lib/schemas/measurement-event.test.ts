import { describe, expect, test } from 'vitest';
import { eventForm, toEvent } from './measurement-event.ts';

const GIVEN = { kind: 'recall', title_zh: '', title_en: ' Valves ', happened_on: '2026-05-04' };

const problems = (changes: object) =>
	eventForm
		.safeParse({ ...GIVEN, ...changes })
		.error?.issues.map(({ path, message }) => [path.join(), message]);

describe('what is written down about an event', () => {
	test('needs a title in one language, and keeps only the one that was written', () => {
		const event = toEvent(eventForm.parse(GIVEN));
		expect(event).toEqual({
			kind: 'recall',
			title: { en: 'Valves' },
			happened_on: '2026-05-04',
			site: null,
			note: null
		});
		expect(problems({ title_en: ' ' })).toEqual([['title_zh', 'label_needed']]);
	});

	test('needs a day of the calendar', () => {
		for (const day of ['', '2026-02-30', 'yesterday', '1999-12-31', '2100-01-01']) {
			expect(problems({ happened_on: day })).toEqual([['happened_on', 'day_needed']]);
		}
	});

	test('has a kind of the list, and is no longer than the table takes', () => {
		expect(problems({ kind: 'party' })?.[0]?.[0]).toBe('kind');
		expect(problems({ title_en: 'x'.repeat(201) })).toEqual([['title_en', 'too_long']]);
		expect(problems({ note: 'x'.repeat(1001) })).toEqual([['note', 'too_long']]);
	});
});
