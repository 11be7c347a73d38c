/** A survey as a customer handles it, whether or not its cards fold. */
import { expect, type Locator, type Page } from '@playwright/test';

export const statement = (page: Page, text: string): Locator =>
	page.getByRole('group', { name: text });

/** The one line of a folded card; it is not there without a script. */
export const line = (page: Page, text: string): Locator => page.getByRole('button', { name: text });

export const send = (page: Page): Locator =>
	page.getByRole('button', { name: /^(Send my answers|提交回答)$/ });

/** The card of a statement, opened if it was folded. */
export async function card(page: Page, text: string): Promise<Locator> {
	if ((await line(page, text).count()) > 0) await line(page, text).click();
	return statement(page, text);
}

/** Rates a statement; where it is rated more than once, `column` says which rating is meant. */
export async function rate(
	page: Page,
	text: string,
	value: string,
	column?: RegExp
): Promise<void> {
	const open = await card(page, text);
	const rating = column ? open.getByRole('group', { name: column }) : open;
	await rating.getByRole('radio', { name: value }).click();
}

/** The receipt that the page has come to. */
export async function receiptOn(page: Page): Promise<string> {
	await page.waitForURL(/\/receipt\/[0-9A-Z]{12}$/);
	return new URL(page.url()).pathname.replace('/receipt/', '');
}

/** Asserts that a statement carries this answer, folded or not. */
export async function expectRated(page: Page, text: string, value: string): Promise<void> {
	const folded = line(page, text);
	if ((await folded.count()) > 0)
		await expect(folded).toHaveAccessibleName(new RegExp(`— ${value}$`));
	else await expect(statement(page, text).getByRole('radio', { name: value })).toBeChecked();
}
