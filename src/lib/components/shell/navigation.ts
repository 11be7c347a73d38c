/** What the shells are given. Words come from the caller; the shells know no language. */
import type { IconName } from '../ui/icon-paths.ts';

export type NavigationItem = { href: string; label: string; icon: IconName };

/** A language the page can be read in, named in itself. */
export type Language = { code: string; tag: string; label: string; isCurrent: boolean };

export type Theme = 'light' | 'dark' | 'auto';

export type SignedInPerson = { name: string; detail?: string | undefined };

export type StaffWords = {
	appName: string;
	skipToContent: string;
	mainNavigation: string;
	menu: string;
	language: string;
	theme: string;
	themeLight: string;
	themeDark: string;
	themeAuto: string;
	signedInAs: string;
	signOut: string;
};

/** A page belongs to the item whose address it has or lies under. */
export function isCurrentItem(href: string, pathname: string): boolean {
	return pathname === href || pathname.startsWith(`${href}/`);
}
