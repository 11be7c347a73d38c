import { unavailable, type Estimate } from './estimate.ts';
import { hedgesG, type EffectSize } from './hedges-g.ts';
import type { Summary } from './summary.ts';
import { welch, type WelchTest } from './welch.ts';

export type Direction = 'rise' | 'fall' | 'no_reliable_change';

export type Change = WelchTest & {
	direction: Direction;
	/** How large the change is beside the spread of people; null where it has none. */
	effect: EffectSize | null;
};

/**
 * Change of a mean from one period to the next, answered by different people.
 *
 * "No reliable change" when the 95 % interval of the difference includes 0: which is not "no
 * change", only that these answers cannot tell.
 *
 * Unit: scale points, later minus earlier. Range: three directions.
 * Missing: as `welch`.
 * Source: Welch (1947); Hedges (1981); the wording follows Cumming (2014), Psychological Science
 * 25(1): estimates with intervals before verdicts.
 */
export function change(earlier: Summary, later: Summary): Estimate<Change> {
	const test = welch(later, earlier);
	if (test.value === null) return unavailable(test.reason, test.n);
	const [lower, upper] = test.value.ci95;
	const direction = lower > 0 ? 'rise' : upper < 0 ? 'fall' : 'no_reliable_change';
	return { value: { ...test.value, direction, effect: hedgesG(later, earlier).value }, n: test.n };
}
