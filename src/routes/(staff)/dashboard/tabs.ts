import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import { may, type Right, type StaffRole } from '#lib/domain/staff-roles.ts';
import { dashboardFrame } from '#lib/messages/dashboard-frame.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { addressOf } from './address.ts';

/** The views of one selection, in the order in which questions come up. */
const VIEWS = ['overview', 'where', 'why', 'when', 'instrument', 'words', 'prevention'] as const;

/** Views that not everybody may open who sees measurement. */
const RIGHTS: Partial<Record<(typeof VIEWS)[number], Right>> = { words: 'surveys' };

/** Every tab keeps the selection; those that the reader may not open are left out. */
export function dashboardTabs(
	survey: string,
	filter: MeasurementFilter,
	pathname: string,
	locale: Locale,
	role: StaffRole
) {
	const words = say(dashboardFrame, locale);
	return VIEWS.filter((view) => may(role, RIGHTS[view] ?? 'measurement')).map((view) => {
		const path = view === 'overview' ? '/dashboard' : `/dashboard/${view}`;
		return {
			href: addressOf(survey, filter, path),
			label: words[view],
			isCurrent: pathname === path
		};
	});
}
