/** What a machine finds about the accessibility of a page, in both of its themes. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules that look at colours: the dark theme changes nothing else, see src/app.css. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type Part = {
	/** Selector of the part that is looked at; the whole page if left out. */
	within?: string;
	/** Selector of what is looked at elsewhere. */
	except?: string;
};

/** Every rule on the page as it stands, then its colours in the dark; one line for each rule broken. */
export async function violationsOn(page: Page, part: Part = {}): Promise<string[]> {
	const found = await violationsAsShown(page, part);
	const before = await turnTo(page, 'dark');
	const inTheDark = await broken(analysis(page, part).withRules(COLOURS));
	await turnTo(page, before);
	return [...found, ...inTheDark.map((line) => `dark: ${line}`)];
}

/** Chooses a theme as the switch of the page does; answers the one before, once all colours have arrived. */
async function turnTo(page: Page, theme: string): Promise<string> {
	const [before, scheme] = await page.evaluate(async (theme) => {
		const root = document.documentElement;
		const before = root.dataset['theme'] ?? '';
		root.dataset['theme'] = theme;
		const { colorScheme } = getComputedStyle(root);
		const onTheWay = document.getAnimations().filter((each) => each instanceof CSSTransition);
		await Promise.allSettled(onTheWay.map(({ finished }) => finished));
		return [before, colorScheme] as const;
	}, theme);
	if ((scheme === 'dark') !== (theme === 'dark')) {
		throw new Error(`The page has no theme of its own: ${theme} leads to ${scheme}.`);
	}
	return before;
}

/** The same for a page of one theme, such as another site's. */
export function violationsAsShown(page: Page, part: Part = {}): Promise<string[]> {
	return broken(analysis(page, part));
}

function analysis(page: Page, { within, except }: Part): AxeBuilder {
	const analysis = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
	if (within) analysis.include(within);
	if (except) analysis.exclude(except);
	// A page without frames is looked at in place; others need a second page to put the parts together.
	return analysis.setLegacyMode(page.frames().length === 1);
}

async function broken(analysis: AxeBuilder): Promise<string[]> {
	const { violations } = await analysis.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
