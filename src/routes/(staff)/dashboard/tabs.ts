import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import { dashboardFrame } from '#lib/messages/dashboard-frame.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { addressOf } from './address.ts';

/** The views of one selection, in the order in which questions come up. */
const VIEWS = ['overview', 'where', 'why', 'when', 'prevention', 'instrument'] as const;

/** Every tab keeps the selection. */
export function dashboardTabs(
	survey: string,
	filter: MeasurementFilter,
	pathname: string,
	locale: Locale
) {
	const words = say(dashboardFrame, locale);
	return VIEWS.map((view) => {
		const path = view === 'overview' ? '/dashboard' : `/dashboard/${view}`;
		return {
			href: addressOf(survey, filter, path),
			label: words[view],
			isCurrent: pathname === path
		};
	});
}
