/** How a scale is laid out: in one row, or in two on a phone, where each point needs 44 px. */
import type { RatingScale } from '#lib/domain/servqual/scale.ts';
import type { LocalText } from '#lib/domain/surveys/content.ts';
import { survey as words } from '#lib/messages/survey.ts';

const IN_ONE_ROW_MOST = 7;

export type ScaleLook = RatingScale & { low: LocalText; high: LocalText; style: string };

export function scaleOf(
	scale: RatingScale & { labels?: { min: LocalText; max: LocalText } | null | undefined }
): ScaleLook {
	const { min, max, labels } = scale;
	const points = max - min + 1;
	const row = points > IN_ONE_ROW_MOST ? Math.ceil(points / 2) : points;
	return {
		min,
		max,
		low: labels?.min ?? words.lowest,
		high: labels?.max ?? words.highest,
		style: `--points: ${points}; --row: ${row}`
	};
}
