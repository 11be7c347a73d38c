import { expectedCalibrationError } from '../learning/calibration.ts';
import { confidence, fitTemperature, type HeldOut } from './temperature.ts';

export type CauseCalibration = {
	/** For the model that has learned from all texts; null where too little is known. */
	readonly temperature: number | null;
	/** For the texts of each part: learned from those of all other parts. */
	readonly ofPart: readonly (number | null)[];
	readonly before: number | null;
	readonly after: number | null;
	readonly n: number;
};

/** Below it, how far probabilities are off is mostly chance. */
export const CALIBRATION_FROM_N = 100;

/**
 * How sure to be of first causes, and how far that was off before and is after. No text has a say in the temperature
 * by which it is judged itself, nor in the model.
 *
 * Unit: temperature; expected calibration error in ten groups of equally many, probability. Range: 0 … 1.
 * Missing: the errors are null below `CALIBRATION_FROM_N` texts.
 * Source: cross-fitting over the parts of the cross-validation; see temperature.ts and learning/calibration.ts.
 */
export function calibrateCauses(
	texts: readonly (HeldOut & { readonly part: number })[],
	parts: number
): CauseCalibration {
	const ofPart = Array.from({ length: parts }, (_none, part) =>
		fitTemperature(texts.filter((text) => text.part !== part))
	);
	const error = (temperatureOf: (part: number) => number | null) =>
		texts.length < CALIBRATION_FROM_N
			? null
			: expectedCalibrationError(
					texts.map(({ probabilities, part }) =>
						confidence(probabilities, temperatureOf(part) ?? 1)
					),
					texts.map(({ isRight }) => (isRight ? 1 : 0))
				);
	return {
		temperature: fitTemperature(texts),
		ofPart,
		before: error(() => 1),
		after: error((part) => ofPart[part] ?? null),
		n: texts.length
	};
}
