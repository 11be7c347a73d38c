import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { GroupRow } from './dashboard-view.ts';

/** What places can be told apart by. */
export type Place = 'site' | 'service' | 'channel';

/** The first is the usual one. */
export const PLACES: readonly [Place, ...Place[]] = ['site', 'service', 'channel'];

export function placeIn(parameters: URLSearchParams): Place {
	const asked = parameters.get('by');
	return PLACES.find((place) => place === asked) ?? PLACES[0];
}

/** One place out of those that can be told apart; null: all of them. */
export type ChosenPlace = Pick<GroupRow, 'key' | 'name'>;

/** The place that an address asks for, if it is shown. */
export function chosenPlace(asked: string | null, groups: readonly GroupRow[]): ChosenPlace | null {
	const found = groups.find(({ key, main }) => key === asked && main.value !== null);
	return found === undefined ? null : { key: found.key, name: found.name };
}

/** The selection, narrowed down to the place. */
export function withPlace(
	filter: MeasurementFilter,
	by: Place,
	place: ChosenPlace | null
): MeasurementFilter {
	return place === null ? filter : { ...filter, [by]: place.key };
}
