import type { Reason } from '../statistics/estimate.ts';

/**
 * Numbers that may be null, with the reason beside them. `reason` is that of the first null; where
 * the nulls of one object have different reasons, `reasons` names each.
 */
export type Reasoned<T> = T & { reason?: Reason; reasons?: Partial<Record<keyof T, Reason>> };

/**
 * Puts the reasons beside the nulls, and refuses a null without one: an unexplained null in the
 * document would be a silent gap.
 *
 * @param whyNot the reason for each number that may be null, or one for all; unused ones are ignored
 */
export function withReasons<T extends object>(
	values: T,
	whyNot: Partial<Record<keyof T, Reason | undefined>> | Reason | undefined
): Reasoned<T> {
	const reasons: Partial<Record<keyof T, Reason>> = {};
	const distinct = new Set<Reason>();
	for (const key of Object.keys(values) as (keyof T)[]) {
		if (values[key] !== null) continue;
		const reason = typeof whyNot === 'object' ? whyNot[key] : whyNot;
		if (reason === undefined) throw new TypeError(`${String(key)} is null without a reason.`);
		reasons[key] = reason;
		distinct.add(reason);
	}
	const [first] = distinct;
	if (first === undefined) return values;
	return distinct.size === 1 ? { ...values, reason: first } : { ...values, reason: first, reasons };
}
