/** Where the names of points stand, so that none lies on another. */
const BESIDE_PX = 7;
const ABOVE_PX = 5;

export type Named = { x: number; y: number; width: number };
type Place = { x: number; y: number };

/**
 * The lower left corner of each name: beside its point above or below, on the right or the left, the first place that
 * is free of the names before it and ends within the chart; above on the right where none is.
 *
 * Unit: px, downwards.
 */
export function labelPlaces(named: readonly Named[], height: number, rightEnd: number): Place[] {
	const taken: { x: number; y: number; width: number }[] = [];
	return named.map(({ x, y, width }) => {
		const above = y - ABOVE_PX;
		const below = y + ABOVE_PX + height;
		const right = x + BESIDE_PX;
		const left = x - BESIDE_PX - width;
		const places: [Place, ...Place[]] = [
			{ x: right, y: above },
			{ x: right, y: below },
			{ x: left, y: above },
			{ x: left, y: below }
		];
		const isFree = (place: Place) =>
			place.x >= 0 &&
			place.x + width <= rightEnd &&
			taken.every(
				(other) =>
					place.x + width <= other.x ||
					other.x + other.width <= place.x ||
					Math.abs(place.y - other.y) >= height
			);
		const place = places.find(isFree) ?? places[0];
		taken.push({ ...place, width });
		return place;
	});
}
