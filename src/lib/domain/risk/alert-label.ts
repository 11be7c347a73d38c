/** What a colleague may say of an alert. */
export const ALERT_LABELS = ['useful', 'wrong', 'too_early', 'known'] as const;
export type AlertLabel = (typeof ALERT_LABELS)[number];

export function isAlertLabel(value: unknown): value is AlertLabel {
	return ALERT_LABELS.some((label) => label === value);
}
