import type { GroupBy } from '#lib/server/measurement.ts';

/** What places can be told apart by; the first is the usual one. */
export const PLACES = ['site'] as const satisfies readonly GroupBy[];
export type Place = (typeof PLACES)[number];

export function placeIn(parameters: URLSearchParams): Place {
	const asked = parameters.get('by');
	return PLACES.find((place) => place === asked) ?? PLACES[0];
}
