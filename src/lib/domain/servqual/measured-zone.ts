import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { measuredInterval } from './measured-mean.ts';
import { measuredShare, type MeasuredShare } from './measured-share.ts';
import type { ZoneSums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';
import { zoneOfTolerance, type Zone } from './zone-of-tolerance.ts';

type Distance = Reasoned<{ mean: number | null; ci95: Interval | null }>;

/** The zone of tolerance, from the means of those whose three ratings do not contradict themselves. */
export type MeasuredDimensionZone = Reasoned<{
	n: number;
	/** Ratings left out because the least acceptable lies above the desired. */
	inconsistent: number;
	adequate: number | null;
	desired: number | null;
	perceived: number | null;
	/** Perceived − adequate (MSA). */
	adequacy: Distance;
	/** Perceived − desired (MSS). */
	superiority: Distance;
	width: number | null;
	/** 0 at the adequate, 1 at the desired. */
	position: number | null;
	/** Where the mean lies. */
	zone: Zone | null;
}>;

export type MeasuredZone = MeasuredDimensionZone & {
	below: MeasuredShare;
	within: MeasuredShare;
	above: MeasuredShare;
};

type Means = Pick<ZoneNumbers, 'adequate' | 'desired' | 'perceived'>;
type ZoneNumbers = {
	n: number;
	inconsistent: number;
	adequate: number;
	desired: number;
	perceived: number;
	adequacy: Distance;
	superiority: Distance;
};

/**
 * Zone of tolerance of one item.
 *
 * Unit: scale points, position in widths, shares 0–1. Range: that of the scale.
 * Missing: null below the smallest group that may be shown (`too_few`); no position where the zone
 * has no width (`zero_variance`).
 * Source: Parasuraman, Zeithaml & Berry (1994), Journal of Retailing 70(3).
 */
export function measuredZone(sums: ZoneSums | null, suppressBelow: number): MeasuredZone {
	const numbers = zoneNumbers(sums, suppressBelow);
	const n = consistent(sums);
	const share = (count: number | undefined): MeasuredShare =>
		measuredShare(count ?? 0, n, suppressBelow);
	return {
		...described(numbers, n, sums?.inconsistent ?? 0),
		below: share(sums?.below),
		within: share(sums?.within),
		above: share(sums?.above)
	};
}

/**
 * Zone of tolerance of a dimension: the means of its items, each counting the same.
 *
 * The intervals have the mean width of those of the items: whatever the items have in common, the
 * error of a mean is never larger than the mean of the errors. They err on the wide side.
 *
 * Unit: scale points. Range: that of the scale. n is that of the item with the fewest.
 * Missing: null where any item is (`too_few`).
 * Source: as `measuredZone`; the bound is Minkowski's inequality.
 */
export function dimensionZone(
	items: readonly (ZoneSums | null)[],
	suppressBelow: number
): MeasuredDimensionZone {
	const known = items.flatMap((sums) => zoneNumbers(sums, suppressBelow) ?? []);
	const fewest = items.length === 0 ? 0 : Math.min(...items.map(consistent));
	const inconsistent = items.reduce((sum, item) => sum + (item?.inconsistent ?? 0), 0);
	if (known.length < items.length || known.length === 0) {
		return described(null, fewest, inconsistent);
	}
	const mean = (of: (zone: ZoneNumbers) => number): number =>
		known.reduce((sum, zone) => sum + of(zone), 0) / known.length;
	const distance = (of: (zone: ZoneNumbers) => Distance): Distance => {
		const centre = mean((zone) => of(zone).mean ?? NaN);
		const half = mean((zone) => ((of(zone).ci95?.[1] ?? NaN) - (of(zone).ci95?.[0] ?? NaN)) / 2);
		return { mean: centre, ci95: [centre - half, centre + half] };
	};
	const numbers: ZoneNumbers = {
		...{ n: fewest, inconsistent },
		adequate: mean(({ adequate }) => adequate),
		desired: mean(({ desired }) => desired),
		perceived: mean(({ perceived }) => perceived),
		adequacy: distance(({ adequacy }) => adequacy),
		superiority: distance(({ superiority }) => superiority)
	};
	return described(numbers, fewest, inconsistent);
}

/** People behind the sums: `n` of the sums may or may not include the inconsistent ones. */
function consistent(sums: ZoneSums | null): number {
	return sums === null ? 0 : sums.below + sums.within + sums.above;
}

function zoneNumbers(sums: ZoneSums | null, suppressBelow: number): ZoneNumbers | null {
	const n = consistent(sums);
	if (sums === null || n < Math.max(2, suppressBelow)) return null;
	const [adequate, desired, perceived] = [sums.adequate, sums.desired, sums.perceived].map(
		BigInt
	) as [bigint, bigint, bigint];
	const distance = (sum: bigint, squares: string): Distance => {
		const summary = summarize({ n, sum: sum.toString(), sum_sq: squares });
		const { value, reason } = measuredInterval(summary);
		return withReasons({ mean: summary.mean, ci95: value }, reason ?? summary.reason);
	};
	return {
		...{ n, inconsistent: sums.inconsistent },
		adequate: Number(adequate) / n,
		desired: Number(desired) / n,
		perceived: Number(perceived) / n,
		adequacy: distance(perceived - adequate, sums.adequacy_sq),
		superiority: distance(perceived - desired, sums.superiority_sq)
	};
}

function described(
	numbers: ZoneNumbers | null,
	n: number,
	inconsistent: number
): MeasuredDimensionZone {
	if (numbers === null) {
		const nothing: Distance = withReasons({ mean: null, ci95: null }, 'too_few');
		return withReasons(
			{
				...{ n, inconsistent, adequate: null, desired: null, perceived: null },
				...{ adequacy: nothing, superiority: nothing },
				...{ width: null, position: null, zone: null }
			},
			'too_few'
		);
	}
	const { width, position, zone } = placed(numbers);
	return withReasons({ ...numbers, width, position, zone }, 'zero_variance');
}

/** The mean of consistent ratings is consistent; rounding alone may say otherwise where both are equal. */
function placed({ adequate, desired, perceived }: Means) {
	const place = zoneOfTolerance({ adequate: Math.min(adequate, desired), desired, perceived });
	if (place.isInconsistent) throw new RangeError('The means of consistent ratings contradict.');
	return place;
}
