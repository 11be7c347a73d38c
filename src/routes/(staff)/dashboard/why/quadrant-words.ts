import type { Quadrant } from '#lib/domain/statistics/importance-performance.ts';
import { dashboardWhy } from '#lib/messages/dashboard-why.ts';
import { say, type Locale } from '#lib/messages/message.ts';

export function quadrantWords(quadrant: Quadrant | null, locale: Locale): string {
	const words = say(dashboardWhy, locale);
	switch (quadrant) {
		case 'concentrate_here':
			return words.concentrateHere;
		case 'keep_it_up':
			return words.keepItUp;
		case 'low_priority':
			return words.lowPriority;
		case 'possible_overkill':
			return words.possibleOverkill;
		case null:
			return words.notCalled;
	}
}
