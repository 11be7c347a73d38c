// Counts the three ratings of an item the way the database does.
import type { ZoneSums } from '#lib/domain/servqual/survey-sums.ts';
import type { Row } from './count-answers.ts';

/** Null where nobody was asked what is just acceptable. */
export function countZone(rows: readonly Row[], item: number): ZoneSums | null {
	if (rows.every(({ adequates }) => adequates === undefined)) return null;
	const triples = rows.flatMap(({ adequates, expectations, perceptions }) => {
		const [a, d, p] = [adequates?.[item], expectations?.[item], perceptions[item]];
		return a == null || d == null || p == null ? [] : [{ a, d, p }];
	});
	const used = triples.filter(({ a, d }) => a <= d);
	const sum = (of: (triple: (typeof used)[number]) => number): string =>
		used.reduce((total, triple) => total + of(triple), 0).toString();
	return {
		n: triples.length,
		inconsistent: triples.length - used.length,
		adequate: sum(({ a }) => a),
		desired: sum(({ d }) => d),
		perceived: sum(({ p }) => p),
		adequacy_sq: sum(({ a, p }) => (p - a) ** 2),
		superiority_sq: sum(({ d, p }) => (p - d) ** 2),
		below: used.filter(({ a, p }) => p < a).length,
		within: used.filter(({ a, d, p }) => a <= p && p <= d).length,
		above: used.filter(({ d, p }) => p > d).length
	};
}
