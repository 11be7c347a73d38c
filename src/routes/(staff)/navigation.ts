import type { NavigationItem } from '#lib/components/shell/navigation.ts';
import { may, type Right, type StaffRole } from '#lib/domain/staff-roles.ts';
import { common } from '#lib/messages/common.ts';
import { say, type Locale } from '#lib/messages/message.ts';

/** The areas that exist, each with the right without which it is closed. */
const AREAS = [
	['dashboard', 'measurement'],
	['surveys', 'measurement'],
	['customers', 'customers'],
	['cases', 'customers'],
	['training', 'training'],
	['reports', 'measurement'],
	['settings', 'surveys']
] as const satisfies readonly (readonly [NavigationItem['icon'], Right])[];

/** What a role finds in the navigation: only what it may open. */
export function navigationFor(role: StaffRole, locale: Locale): NavigationItem[] {
	const t = say(common, locale);
	return AREAS.filter(([, right]) => may(role, right)).map(([area]) => ({
		href: `/${area}`,
		label: t[area],
		icon: area
	}));
}
