/** What places can be told apart by. */
export type Place = 'site' | 'service' | 'channel';

/** Those that are offered; the first is the usual one. */
export const PLACES: readonly [Place, ...Place[]] = ['site'];

export function placeIn(parameters: URLSearchParams): Place {
	const asked = parameters.get('by');
	return PLACES.find((place) => place === asked) ?? PLACES[0];
}
