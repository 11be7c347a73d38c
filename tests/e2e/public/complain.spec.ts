/** A complaint from the public form to the page that follows it; nothing here needs a script. */
import { violationsOn } from '../../support/accessibility.ts';
import { expect, test, type Page } from '../fixtures.ts';

const PHONE = { width: 360, height: 740 };
const FORM = '/complain?organization=demo';
/** What a page may weigh, without the style sheet that all pages share. */
const PAGE_BYTES = 25 * 1024;

const send = (page: Page) => page.getByRole('button', { name: /^(提交投诉|Send my complaint)$/ });
const referenceOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

test('anybody complains in Chinese, is told what is wrong, loses nothing, and can follow it', async ({
	page
}) => {
	await page.setViewportSize(PHONE);
	await page.goto('/complain?lang=zh');
	await page.getByRole('link', { name: '晨光供热（演示）' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await page.getByLabel(/您希望怎样解决/).fill('请给一个解释');
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('请写下发生了什么');
	await expect(page.getByLabel(/发生了什么/)).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel(/您希望怎样解决/)).toHaveValue('请给一个解释');

	await page.getByLabel(/发生了什么/).fill('报修三天没有人来。\n<b>打了四次电话</b>');
	await page.getByLabel(/什么时候/).fill('2026-01-02');
	await page.getByLabel(/在哪里/).selectOption('north');
	await page.getByLabel(/联系方式/).fill('someone@customers.test');
	await send(page).click();
	await page.waitForURL(/\/track\/C-[0-9A-HJKMNP-TV-Z]{12}\?new=1$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的投诉已收到');
	await expect(page.getByText('请保存这一页')).toBeVisible();
	await expect(page.getByText(/最迟在 .+ 答复您/)).toBeVisible();
	await expect(page.getByText('<b>打了四次电话</b>')).toBeVisible();
	await expect(page.getByText('someone@customers.test')).toHaveCount(0);

	const reference = referenceOf(page);
	await page.goto('/track?lang=zh');
	await page.getByLabel('投诉编号').fill('C-123');
	await page.getByRole('button', { name: '查看' }).click();
	await expect(page.getByText('这不是完整的投诉编号')).toBeVisible();
	await page.getByLabel('投诉编号').fill(` ${reference.toLowerCase().replaceAll('-', ' ')} `);
	await page.getByRole('button', { name: '查看' }).click();
	await page.waitForURL(`/track/${reference}?lang=zh`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的投诉');
	await expect(page.getByText('已收到', { exact: true })).toBeVisible();
});

test('anybody is shown the organisations that want to be listed, and nobody finds the others there', async ({
	page
}) => {
	for (const [lang, listed, other, hint] of [
		['zh', '晨光供热（演示）', '另一家机构（演示）', '没有找到您要投诉的机构？'],
		['en', 'Morning Heat (demo)', 'Another organisation (demo)', 'Not in the list?']
	] as const) {
		await page.goto(`/complain?lang=${lang}`);
		await expect(page.getByRole('main').getByRole('listitem')).toHaveText([listed]);
		await expect(page.getByText(hint)).toBeVisible();
		expect(await page.content()).not.toContain(other);
		await page.goto(`/complain?organization=other&lang=${lang}`);
		await expect(page.getByRole('main')).toContainText(other);
		await expect(send(page)).toBeVisible();
	}
});

test('nothing on the pages keeps anybody out, empty, refused or sent @javascript', async ({
	page
}) => {
	await page.setViewportSize(PHONE);
	for (const path of ['/complain?lang=zh', `${FORM}&lang=en`, '/track?lang=zh']) {
		await page.goto(path);
		expect(await violationsOn(page), path).toEqual([]);
	}
	await page.goto(`${FORM}&lang=zh`);
	await send(page).click();
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel(/发生了什么/).fill('太慢了');
	await send(page).click();
	await page.waitForURL(/\/track\/C-/);
	expect(await violationsOn(page)).toEqual([]);
});

test('changing the language on the way keeps what was written', async ({ page }) => {
	await page.goto(`${FORM}&lang=en`);
	await page.getByLabel(/What happened/).fill('Nobody came.');
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByLabel(/发生了什么/)).toHaveValue('Nobody came.');
});

test('the same form sent twice is one complaint', async ({ page, request }) => {
	await page.goto(`${FORM}&lang=en`);
	const hidden = (name: string) => page.locator(`#complaint input[name="${name}"]`).inputValue();
	const form = {
		...{ organization: await hidden('organization'), locale: await hidden('locale') },
		...{ submission_id: await hidden('submission_id'), words: 'Twice' }
	};
	const answers = await Promise.all(
		[1, 2, 3].map(() => request.post(FORM, { form, maxRedirects: 0 }))
	);
	expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
	expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1);
});

test('the pages are small, kept by nobody, and an unknown reference is an unknown page', async ({
	page,
	request
}) => {
	const form = await request.get(FORM);
	expect((await form.body()).byteLength).toBeLessThan(PAGE_BYTES);
	await page.goto(`${FORM}&lang=en`);
	await page.getByLabel(/What happened/).fill('For the headers.');
	await send(page).click();
	await page.waitForURL(/\/track\/C-/);
	const known = await request.get(`/track/${referenceOf(page)}`);
	expect(known.headers()).toMatchObject({
		'cache-control': 'private, no-store',
		'referrer-policy': 'no-referrer'
	});
	expect(await known.text()).toContain('<meta name="robots" content="noindex"');
	for (const unknown of ['C-000000000000', 'nothing', 'P-00000000']) {
		expect((await request.get(`/track/${unknown}`)).status()).toBe(404);
	}
	expect((await request.get('/complain?organization=nobody')).status()).toBe(404);
});

test('who complained adds to it, is told what is wrong, and finds it again', async ({ page }) => {
	await page.setViewportSize(PHONE);
	await page.goto(`${FORM}&lang=en`);
	await page.getByLabel(/What happened/).fill('Cold since Monday.');
	await send(page).click();
	await page.waitForURL(/\/track\/C-/);
	const add = page.getByRole('button', { name: 'Add this' });
	await add.click();
	await expect(page.getByText('please write what you want to add')).toBeVisible();
	await page.getByLabel(/Add to what you wrote/).fill('Now the radiator leaks too.');
	await add.click();
	await page.waitForURL(/added=1/);
	await expect(page.getByText('What you added has arrived.')).toBeVisible();
	await expect(page.getByText('Now the radiator leaks too.')).toBeVisible();
	await expect(page.getByText('Cold since Monday.')).toBeVisible();
	await expect(page.getByLabel(/Add to what you wrote/)).toHaveValue('');
	const unknown = await page.request.post('/track/C-000000000000', {
		form: { words: 'Guessing', submission_id: crypto.randomUUID() },
		headers: { origin: new URL(page.url()).origin }
	});
	expect(unknown.status()).toBe(404);
});
