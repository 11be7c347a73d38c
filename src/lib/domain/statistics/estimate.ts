/**
 * Why a number cannot be had. The list is closed: it is part of the public measurement document.
 *
 * - `too_few`: not enough answers (or items) for this number to be defined or shown
 * - `zero_variance`: everybody answered alike, so nothing can be divided by the spread
 * - `suppressed`: withheld to protect a small group
 * - `not_asked`: neither the form nor this version of the engine asks for it
 */
export type Reason = 'too_few' | 'zero_variance' | 'suppressed' | 'not_asked';

/** A number with its sample size, or the reason why there is none. Never NaN, never a stand-in 0. */
export type Estimate<T = number> =
	{ value: T; n: number; reason?: never } | { value: null; n: number; reason: Reason };

export function unavailable(reason: Reason, n: number): { value: null; n: number; reason: Reason } {
	return { value: null, n, reason };
}
