import type { Verdict } from '#lib/domain/prevention/verdict.ts';

/** How a verdict is coloured; the word beside it says the same. */
export function toneOf(verdict: Verdict): 'success' | 'info' | 'danger' | 'warning' {
	const tones = {
		works: 'success',
		no_visible_effect: 'info',
		may_do_harm: 'danger',
		cannot_tell: 'warning'
	} as const;
	return tones[verdict];
}
