/** Numbers for people. Rounding happens here and nowhere earlier. */
import { LANGUAGE_TAGS, type Locale } from '#lib/messages/message.ts';

/** Stands where a number cannot be had; the reason is said in words beside it. */
export const MISSING = '—';

const MINUS = '−';
const cache = new Map<string, Intl.NumberFormat>();

/** Making an Intl.NumberFormat costs far more than using one, and a table formats hundreds of numbers. */
function formatter(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = locale + JSON.stringify(options);
	const made = cache.get(key) ?? new Intl.NumberFormat(LANGUAGE_TAGS[locale], options);
	cache.set(key, made);
	return made;
}

function fixed(value: number, locale: Locale, digits: number, isSigned: boolean): string {
	return formatter(locale, {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
		// `negative` and `exceptZero` never write a minus before a rounded zero.
		signDisplay: isSigned ? 'exceptZero' : 'negative'
	})
		.format(value)
		.replace('-', MINUS);
}

/** A mean or another figure on the scale: "5.43", "−1.21". */
export function score(value: number | null, locale: Locale, digits = 2): string {
	return isShowable(value) ? fixed(value, locale, digits, false) : MISSING;
}

/** A difference, with its sign: "+0.32", "−1.04", "0.00". */
export function signedGap(value: number | null, locale: Locale, digits = 2): string {
	return isShowable(value) ? fixed(value, locale, digits, true) : MISSING;
}

/** A share of 0–1 as percent: 0.414 → "41%". A share that only rounds to none or all says so: "<1%", ">99%". */
export function percent(share: number | null, locale: Locale, digits = 0): string {
	if (!isShowable(share)) return MISSING;
	const step = 10 ** -(digits + 2);
	const show = (value: number) =>
		formatter(locale, {
			style: 'percent',
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
			signDisplay: 'negative'
		})
			.format(value)
			.replace('-', MINUS);
	if (share > 0 && share < step / 2) return `<${show(step)}`;
	if (share < 1 && share >= 1 - step / 2) return `>${show(1 - step)}`;
	return show(share);
}

/** An interval: "[−1.21, −0.83]". */
export function interval(
	bounds: readonly [number, number] | null,
	locale: Locale,
	digits = 2
): string {
	if (bounds === null || !bounds.every(isShowable)) return MISSING;
	return `[${score(bounds[0], locale, digits)}, ${score(bounds[1], locale, digits)}]`;
}

/** How many: "1,234". */
export function count(value: number | null, locale: Locale): string {
	return isShowable(value) ? fixed(value, locale, 0, false) : MISSING;
}

/** The sample size, as statisticians write it in both languages: "n = 1,234". */
export function sampleSize(n: number, locale: Locale): string {
	return `n = ${count(n, locale)}`;
}

/** A p value: "p = 0.034", "p < 0.001". */
export function pValue(p: number | null, locale: Locale): string {
	if (!isShowable(p)) return MISSING;
	return p < 0.001 ? `p < ${fixed(0.001, locale, 3, false)}` : `p = ${fixed(p, locale, 3, false)}`;
}

function isShowable(value: number | null): value is number {
	return value !== null && Number.isFinite(value);
}
