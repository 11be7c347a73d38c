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
	await page.emulateMedia({ colorScheme: 'dark' });
	const scheme = await page.evaluate(() => {
		const { colorScheme } = getComputedStyle(document.documentElement);
		// Ended, not waited for: in what is folded away they never end by themselves.
		for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
		return colorScheme;
	});
	if (scheme !== 'dark') throw new Error('The page did not follow the system into the dark.');
	const inTheDark = await broken(analysis(page, part).withRules(COLOURS));
	await page.emulateMedia({ colorScheme: 'light' });
	return [...found, ...inTheDark.map((line) => `dark: ${line}`)];
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
