// Published data that several tests measure themselves against.
import { summarize } from '#lib/domain/statistics/summary.ts';
import { countSums } from './count-numbers.ts';

const tenths = (values: readonly number[]) =>
	summarize(countSums(values.map((value) => Math.round(value * 10))), 10);

/** Miles per gallon by gearbox: R's `mtcars` (Henderson & Velleman 1981, Biometrics 37(2)). */
export const AUTOMATIC = tenths([
	21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5,
	15.2, 13.3, 19.2
]);
export const MANUAL = tenths([
	21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
]);

/**
 * Attendances at major accident and emergency departments of the NHS seen within four hours, in
 * twenty weeks: Mohammed et al. (2013), BMJ Quality & Safety 22(4).
 */
const SEEN = [
	266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478,
	255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989
];
const ATTENDED = [
	280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932,
	266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772
];
export const EMERGENCY_WEEKS = SEEN.map((count, week) => ({ count, n: ATTENDED[week] ?? 0 }));

/**
 * Clerical employees of 30 departments about their superiors: R's `attitude` (Chatterjee & Price
 * 1977, Regression Analysis by Example). Columns: complaints, privileges, learning, raises,
 * critical, advance, then the overall rating.
 */
export const ATTITUDE: readonly (readonly number[])[] = [
	[51, 30, 39, 61, 92, 45, 43],
	[64, 51, 54, 63, 73, 47, 63],
	[70, 68, 69, 76, 86, 48, 71],
	[63, 45, 47, 54, 84, 35, 61],
	[78, 56, 66, 71, 83, 47, 81],
	[55, 49, 44, 54, 49, 34, 43],
	[67, 42, 56, 66, 68, 35, 58],
	[75, 50, 55, 70, 66, 41, 71],
	[82, 72, 67, 71, 83, 31, 72],
	[61, 45, 47, 62, 80, 41, 67],
	[53, 53, 58, 58, 67, 34, 64],
	[60, 47, 39, 59, 74, 41, 67],
	[62, 57, 42, 55, 63, 25, 69],
	[83, 83, 45, 59, 77, 35, 68],
	[77, 54, 72, 79, 77, 46, 77],
	[90, 50, 72, 60, 54, 36, 81],
	[85, 64, 69, 79, 79, 63, 74],
	[60, 65, 75, 55, 80, 60, 65],
	[70, 46, 57, 75, 85, 46, 65],
	[58, 68, 54, 64, 78, 52, 50],
	[40, 33, 34, 43, 64, 33, 50],
	[61, 52, 62, 66, 80, 41, 64],
	[66, 52, 50, 63, 80, 37, 53],
	[37, 42, 58, 50, 57, 49, 40],
	[54, 42, 48, 66, 75, 33, 63],
	[77, 66, 63, 88, 76, 72, 66],
	[75, 58, 74, 80, 78, 49, 78],
	[57, 44, 45, 51, 83, 38, 48],
	[85, 71, 71, 77, 74, 55, 85],
	[82, 39, 59, 64, 78, 39, 82]
];
