import { expect, test } from 'vitest';
import type { MeasurementEvent } from '#lib/domain/training/measurement-event.ts';
import { markEvents } from './marks.ts';

const event = (id: string, happenedOn: string): MeasurementEvent => ({
	id,
	happenedOn,
	kind: 'training',
	title: { en: id },
	site: null,
	note: null,
	createdBy: null
});
const MONTHS = ['2026-01', '2026-02', '2026-03'].map((key) => ({ key }));

test('events are numbered by their days and stand at their months', () => {
	const { events, numbers } = markEvents(
		[event('late', '2026-03-31'), event('early', '2026-01-15')],
		MONTHS
	);
	expect(events.map(({ id, number, place }) => [id, number, place])).toEqual([
		['early', 1, 0],
		['late', 2, 2]
	]);
	expect(numbers.get('late')).toBe(2);
});

test('what happened outside of the chart has no mark', () => {
	expect(markEvents([event('before', '2025-12-31')], MONTHS).events).toEqual([]);
});
