/** How high a chart is, and at which widths its picture is drawn. */

/** So many rem, but at most this share of the width of the window, %. */
export type ChartHeight = { rem: number; vw?: number };

export type PictureSize = {
	/** px */
	width: number;
	height: number;
	/** Shown where there is room for it, and not yet for the next. */
	below: number | null;
};

/**
 * Widths of plots, px: of a telephone, of half a desk, of a sheet of paper or a tablet, of a desk. The
 * height of a plot is fixed, so a picture is hardly enlarged: letters keep their size, and nothing
 * moves when the live chart comes. The same numbers stand in the style of ChartPlot.
 */
export const PICTURE_WIDTHS = [294, 450, 670, 930] as const;
const HALF_WIDTHS = 2;
/** A list of hundreds of places would weigh too much in every width. */
const LONG_REM = 60;
const PX_PER_REM = 16;
/** What stands beside a plot on a telephone: margins of page and card, px. */
const BESIDE_PX = 66;

export function cssHeight({ rem, vw }: ChartHeight): string {
	return vw === undefined ? `${rem}rem` : `min(${rem}rem, ${vw}vw)`;
}

/** @param isHalf stands beside another chart where there is room, and is never wider than half */
export function pictureSizes({ rem, vw = Infinity }: ChartHeight, isHalf: boolean): PictureSize[] {
	const [narrow, , sheet] = PICTURE_WIDTHS;
	const all = PICTURE_WIDTHS.slice(0, isHalf ? HALF_WIDTHS : undefined);
	const widths: readonly number[] = rem > LONG_REM ? [narrow, sheet] : all;
	return widths.map((width, place) => ({
		width,
		height: Math.min(rem * PX_PER_REM, Math.round((vw / 100) * (width + BESIDE_PX))),
		below: widths[place + 1] ?? null
	}));
}
