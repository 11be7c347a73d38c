import { monthOf, type MeasurementEvent } from '#lib/domain/training/measurement-event.ts';

export type Marked = {
	/** In the order of their days; the number is what stands on the chart. */
	events: (MeasurementEvent & { number: number; place: number })[];
	numbers: ReadonlyMap<string, number>;
};

/** Numbers the events of the months that a chart shows, the earliest first. */
export function markEvents(
	events: readonly MeasurementEvent[],
	months: readonly { key: string }[]
): Marked {
	const places = new Map(months.map(({ key }, place) => [key, place]));
	const marked = events
		.flatMap((event) => {
			const place = places.get(monthOf(event.happenedOn));
			return place === undefined ? [] : [{ ...event, place }];
		})
		.sort((a, b) => a.happenedOn.localeCompare(b.happenedOn))
		.map((event, i) => ({ ...event, number: i + 1 }));
	return { events: marked, numbers: new Map(marked.map(({ id, number }) => [id, number])) };
}
