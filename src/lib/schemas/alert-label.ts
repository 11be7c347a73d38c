import { z } from 'zod';
import { ALERT_LABELS } from '#lib/domain/risk/alert-label.ts';
import type { SignalCounts } from '#lib/domain/risk/signal-quality.ts';

export const labelForm = z.object({ alert: z.uuid(), label: z.enum(ALERT_LABELS) });

const count = z.int().nonnegative();

export const signalCounts = z
	.object({
		signal: z.string(),
		this_week: count,
		alerts: count,
		with_case: count,
		ignored: count,
		useful: count,
		wrong: count,
		too_early: count,
		known: count
	})
	.transform(({ this_week, with_case, ...rest }): SignalCounts => ({
		...rest,
		thisWeek: this_week,
		withCase: with_case
	}));
