export type Zone = 'below' | 'within' | 'above';

/** The three ratings of one item, or three means of them. */
export type ZoneRatings = {
	readonly adequate: number;
	readonly desired: number;
	readonly perceived: number;
};

export type ZoneOfTolerance =
	| {
			isInconsistent: false;
			/** Measure of service adequacy, perceived − adequate. */
			adequacy: number;
			/** Measure of service superiority, perceived − desired. */
			superiority: number;
			width: number;
			/** 0 at the adequate, 1 at the desired; null for a zone without width. */
			position: number | null;
			zone: Zone;
	  }
	| { isInconsistent: true };

/**
 * Where the perceived service lies between what is just acceptable and what is wished for.
 *
 * Unit: scale points; position in widths of the zone. Range: adequacy and superiority ± the width of
 * the scale; both ends belong to the zone.
 * Missing: all three ratings are needed. A least acceptable above the desired contradicts itself:
 * the triple is left out and counted. Position is null where the width is 0.
 * Source: Parasuraman, Zeithaml & Berry (1994), Journal of Retailing 70(3); Kettinger & Lee (2005),
 * MIS Quarterly 29(4).
 */
export function zoneOfTolerance({ adequate, desired, perceived }: ZoneRatings): ZoneOfTolerance {
	if (adequate > desired) return { isInconsistent: true };
	const width = desired - adequate;
	const adequacy = perceived - adequate;
	const superiority = perceived - desired;
	return {
		isInconsistent: false,
		...{ adequacy, superiority, width },
		position: width === 0 ? null : adequacy / width,
		zone: adequacy < 0 ? 'below' : superiority > 0 ? 'above' : 'within'
	};
}
