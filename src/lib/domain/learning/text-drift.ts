/** Whether people still write as they did: in what they write of, and in which language. */
import type { Interval } from '../statistics/interval.ts';
import { shareDifference } from '../statistics/newcombe.ts';
import type { KnownPieces } from '../text/known-pieces.ts';
import {
	DRIFT_MIN,
	driftLevel,
	populationStability,
	type DriftLevel
} from './population-stability.ts';

/** Texts by the language they were found to be in. */
export type Languages = { readonly zh: number; readonly en: number; readonly unknown: number };

/** What was counted of the texts of a time; `known` is null without a model of the organisation's own. */
export type TextCounts = { readonly languages: Languages; readonly known: KnownPieces | null };

export type TextDrift = {
	/** Of texts of which hardly a piece is known: share now − share then; null without a model. */
	readonly strangers: {
		readonly level: DriftLevel | null;
		readonly difference: number | null;
		readonly ci95: Interval | null;
	} | null;
	/** Of the mix of languages. */
	readonly languages: { readonly psi: number | null; readonly level: DriftLevel | null };
	readonly hasDrifted: boolean;
};

/** More strangers by so much are more than a few new words. */
const STRANGERS_MORE = 0.05;

/**
 * Whether texts of late differ from those of the year before, under the models in use now.
 *
 * Texts hardly known are a change when the 95 % interval of the difference lies above five points, and worth
 * watching when it lies above 0. The mix of languages is judged by its stability index.
 *
 * Unit: shares, −1 … 1. Range: see the parts.
 * Missing: null below `DRIFT_MIN` texts then or now.
 * Source: Newcombe (1998); Siddiqi (2006), as in `populationStability`.
 */
export function textDrift(then: TextCounts, now: TextCounts): TextDrift {
	const strangers = then.known && now.known && strangersOf(then.known, now.known);
	const psi = populationStability(countsOf(then.languages), countsOf(now.languages));
	const languages = { psi, level: driftLevel(psi) };
	return {
		...{ strangers, languages },
		hasDrifted: strangers?.level === 'alert' || languages.level === 'alert'
	};
}

function strangersOf(then: KnownPieces, now: KnownPieces): NonNullable<TextDrift['strangers']> {
	const isEnough = then.texts >= DRIFT_MIN && now.texts >= DRIFT_MIN;
	const told = isEnough
		? shareDifference(
				{ count: now.hardlyKnown, n: now.texts },
				{ count: then.hardlyKnown, n: then.texts }
			).value
		: null;
	if (told === null) return { level: null, difference: null, ci95: null };
	const [lower] = told.ci95;
	return { level: lower > STRANGERS_MORE ? 'alert' : lower > 0 ? 'watch' : 'steady', ...told };
}

const countsOf = ({ zh, en, unknown }: Languages) => [zh, en, unknown];
