/** Cards that unfold: what the script of a survey adds for fingers and keyboards. */
import { answersOf, invite } from '../../support/invite.ts';
import { openSurveyWith, storedAnswer } from '../../support/survey-content.ts';
import { card, line, receiptOn, send, statement } from '../../support/survey-page.ts';
import { expect, test, type Page } from '../fixtures.ts';

const EXPERIENCE = 'experience';
const BOTH = 'after-service';

const openCard = (page: Page) => page.locator('.item:not(.folded)');
const radio = (page: Page, value: string) => openCard(page).getByRole('radio', { name: value });
const numberOf = (page: Page) => openCard(page).locator('legend .number').first();

test('one card is open; a rating folds it to one line and opens the next @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await expect(openCard(page)).toHaveCount(1);
	await expect(page.getByRole('heading', { name: 'Tangibles 0/4 answered' })).toBeVisible();
	await radio(page, '4').click();
	await expect(openCard(page)).toHaveCount(1);
	await expect(numberOf(page)).toHaveText('2');
	await expect(radio(page, '1 ')).toBeFocused();
	const folded = page.locator('.item.folded .line').first();
	await expect(folded).toHaveAccessibleName(/^1 ?.+ — 4$/);
	await expect(folded).toHaveAttribute('aria-expanded', 'false');
	await expect(page.getByRole('heading', { name: 'Tangibles 1/4 answered' })).toBeVisible();
	await radio(page, 'No opinion').click();
	await expect(page.locator('.item.folded .line').nth(1)).toHaveAccessibleName(/ — No opinion$/);
});

test('an answered card stays editable, and changing it leads back to where one was @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await radio(page, '4').click();
	await radio(page, '5').click();
	const first = page.locator('.item').first();
	await first.locator('.line').click();
	await expect(first.getByRole('radio', { name: '4' })).toBeChecked();
	await expect(first.getByRole('radio', { name: '4' })).toBeFocused();
	await first.getByRole('radio', { name: '2' }).click();
	await expect(first.locator('.line')).toHaveAccessibleName(/ — 2$/);
	await expect(first.locator('.line')).toBeFocused();
	await expect(numberOf(page)).toHaveText('3');
});

test('a double tap rates one card, not also the one that comes under the finger @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await radio(page, '4').scrollIntoViewIfNeeded();
	const box = await radio(page, '4').boundingBox();
	await page.mouse.dblclick((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
	await expect(numberOf(page)).toHaveText('2');
	await expect(openCard(page).locator(':checked')).toHaveCount(0);
});

test('two ratings share a card, which stays open until both are given @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, BOTH, 'en'));
	const expected = openCard(page).getByRole('group', { name: /expect/ });
	const found = openCard(page).getByRole('group', { name: /experienced/ });
	await expected.getByRole('radio', { name: '7' }).click();
	await expect(numberOf(page)).toHaveText('1');
	await expect(found.getByRole('radio').first()).toBeFocused();
	await found.getByRole('radio', { name: '3' }).click();
	await expect(numberOf(page)).toHaveText('2');
	await expect(page.locator('.item .line').first()).toHaveAccessibleName(
		/ — expected 7 · actual 3$/
	);
});

test('a whole survey can be answered with the keyboard alone @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await radio(page, '1 ').focus();
	await page.keyboard.press('Space');
	await expect(numberOf(page)).toHaveText('2');
	// Arrow keys choose and stay, Enter goes on with what was chosen.
	await page.keyboard.press('Space');
	await expect(numberOf(page)).toHaveText('3');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(numberOf(page)).toHaveText('3');
	await expect(radio(page, '3')).toBeChecked();
	await expect(radio(page, '3')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(numberOf(page)).toHaveText('4');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await expect(numberOf(page)).toHaveText('5');
	for (let number = 5; number < 22; number++) {
		await expect(numberOf(page)).toHaveText(String(number));
		await page.keyboard.press('Space');
	}
	await page.keyboard.press('Space');
	await expect(openCard(page)).toHaveCount(0);
	await expect(page.locator('.item .line').last()).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.locator('[name=overall]').first()).toBeFocused();
	await page.keyboard.press('ArrowLeft');
	for (let tries = 0; tries < 6; tries++) {
		await page.keyboard.press('Tab');
		if (await send(page).evaluate((button) => button === document.activeElement)) break;
	}
	await page.keyboard.press('Enter');
	const { perceptions } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(perceptions.filter((rating) => rating !== null)).toHaveLength(22);
});

test('what was left out is listed at the end of its part, with a way to it @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await radio(page, '4').click();
	const missed = page.getByText('Not answered in this part:').first().locator('..');
	await expect(missed).toBeHidden();
	await page.locator('.item .line').nth(3).click();
	await radio(page, '5').click();
	await expect(missed.getByRole('link')).toHaveCount(2);
	await expect(page.locator('.item .line').nth(1)).toHaveAccessibleName(/ — not answered$/);
	await missed.getByRole('link').first().click();
	await expect(numberOf(page)).toHaveText('2');
	await expect(radio(page, '1 ')).toBeFocused();
	await radio(page, '6').click();
	await expect(missed.getByRole('link')).toHaveCount(1);
	await radio(page, '2').click();
	await expect(missed).toBeHidden();
});

test('a card with something wrong stays open until it is put right @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await send(page).click();
	const summary = page.getByRole('alert');
	await expect(summary).toContainText('Please rate at least one statement');
	await expect(summary).toBeFocused();
	await summary.getByRole('link').click();
	await expect(openCard(page)).toHaveCount(1);
	await radio(page, '4').click();
	await expect(numberOf(page)).toHaveText('2');
	await send(page).click();
	await receiptOn(page);
});

test('steppers share out a hundred points and never more @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { importance: true } });
	await page.goto(await invite(api, survey, 'en'));
	await card(page, 'Promised deadlines are met').then((it) =>
		it.getByRole('radio', { name: '6' }).click()
	);
	const more = page.getByRole('button', { name: 'Reliability: five points more' });
	for (let presses = 0; presses < 3; presses++) await more.click();
	await expect(page.getByLabel('Reliability', { exact: true })).toHaveValue('15');
	await expect(page.getByText('Points left to give: 85.')).toBeVisible();
	await page.getByLabel('Empathy', { exact: true }).fill('83');
	await page.getByRole('button', { name: 'Assurance: five points more' }).click();
	await expect(page.getByLabel('Assurance', { exact: true })).toHaveValue('2');
	await expect(page.getByText('All 100 points are given.')).toBeVisible();
	await page.getByRole('button', { name: 'Empathy: five points fewer' }).click();
	await expect(page.getByText('Points left to give: 5.')).toBeVisible();
	await more.click();
	await send(page).click();
	const { weights } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(weights).toEqual([0, 20, 0, 2, 78]);
});

test('nothing moves for those who asked for less motion, and all of it works @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await radio(page, '4').click();
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
	await expect(numberOf(page)).toHaveText('2');
	await send(page).click();
	expect(await answersOf(databaseUrl, await receiptOn(page))).toBe(1);
});

test('without the script all cards lie open', async ({ page, api }) => {
	await page.route('**/*.js', (route) => route.abort());
	await page.goto(await invite(api, EXPERIENCE, 'en'));
	await expect(line(page, 'Promised deadlines')).toHaveCount(0);
	await expect(statement(page, 'Promised deadlines').getByRole('radio').first()).toBeVisible();
	await expect(page.getByRole('radio')).toHaveCount(22 * 8 + 7);
	await expect(page.getByText('Part 1 of 5')).toBeVisible();
});
