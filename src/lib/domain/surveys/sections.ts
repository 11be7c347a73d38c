/** The items of a survey in the parts in which a page shows them. */
import type { AskedItem, AskedSurvey } from './asked-survey.ts';
import type { LocalText } from './content.ts';

/** So few items stand better together: headings would outnumber them. */
export const ITEMS_WITHOUT_PARTS_MOST = 10;

export type Section = {
	code: string;
	/** The name of the dimension; null for a survey without parts. */
	name: LocalText | null;
	items: (AskedItem & { number: number })[];
};

/** One part for each dimension of which anything is asked, numbered through; items keep their order. */
export function sectionsOf({
	dimensions,
	items
}: Pick<AskedSurvey, 'dimensions' | 'items'>): Section[] {
	if (items.length === 0) return [];
	const inOrder =
		items.length <= ITEMS_WITHOUT_PARTS_MOST
			? [{ code: 'ratings', name: null, items }]
			: dimensions.map(({ code, name }) => ({
					code,
					name,
					items: items.filter(({ dimension }) => dimension === code)
				}));
	let number = 0;
	return inOrder
		.filter((section) => section.items.length > 0)
		.map((section) => ({
			...section,
			items: section.items.map((item) => ({ ...item, number: ++number }))
		}));
}
