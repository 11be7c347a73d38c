import type { LocalText } from '../servqual/survey-sums.ts';

/** What may have moved the figures. A training of a team is a `training` at the site of the team. */
export const EVENT_KINDS = ['process_change', 'training', 'recall', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type MeasurementEvent = {
	id: string;
	kind: EventKind;
	title: LocalText;
	/** A day on the calendar of the organisation: "2026-05-04". */
	happenedOn: string;
	/** Null for the whole organisation. */
	site: { code: string; name: LocalText } | null;
	note: string | null;
	/** The account that wrote it; null once it is gone. */
	createdBy: string | null;
};

/** The month in which a day lies: "2026-05" for "2026-05-04". */
export function monthOf(day: string): string {
	return day.slice(0, 7);
}
