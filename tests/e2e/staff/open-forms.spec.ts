/** Staff make open forms, print and embed them, and interview customers by telephone. */
import { randomUUID } from 'node:crypto';
import jsqr from 'jsqr';
import { violationsOn } from '../../support/accessibility.ts';
import { readyForm, storedAnswers } from '../../support/ready-form.ts';
import { API, encounter, expectStatus } from '../api/support.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';

const SIDE_PX = 300;

/** What a phone reads from the code on the page. */
async function scan(page: Page): Promise<string | undefined> {
	const dark = await page
		.locator('svg[role=img]')
		.first()
		.evaluate(async (svg, side) => {
			const copy = svg.cloneNode(true) as SVGElement;
			const look = { xmlns: 'http://www.w3.org/2000/svg', width: side, height: side };
			for (const [name, value] of Object.entries(look)) copy.setAttribute(name, String(value));
			const image = new Image(side, side);
			image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
			await image.decode();
			const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
			const context = canvas.getContext('2d');
			context?.drawImage(image, 0, 0, side, side);
			const { data } = context?.getImageData(0, 0, side, side) ?? { data: [] };
			return Array.from({ length: side * side }, (_none, place) => (data[place * 4] ?? 0) < 128);
		}, SIDE_PX);
	const pixels = dark.flatMap((isDark) => (isDark ? [0, 0, 0, 255] : [255, 255, 255, 255]));
	return jsqr(new Uint8ClampedArray(pixels), SIDE_PX, SIDE_PX)?.data;
}

/** Makes a suggestion box through the page; the list of its survey's forms is shown afterwards. */
async function makeBox(page: Page): Promise<{ slug: string; list: string }> {
	const slug = `box-${randomUUID().slice(0, 8)}`;
	await signIn(page, 'manager@demo.test');
	await page.goto('/surveys');
	await page.getByRole('link', { name: 'New open form' }).click();
	await page.getByRole('radio', { name: /Suggestion box/ }).check();
	await page.getByLabel('Name in Chinese').fill('北站服务台');
	await page.getByLabel('Name in English').fill('North station, front desk');
	await page.getByLabel('End of the address').fill(slug);
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('The form is ready.')).toBeVisible();
	return { slug, list: page.url().replace(/\?.*/, '') };
}

test('a quality manager makes a suggestion box, closes it and opens it again', async ({
	page,
	baseURL
}) => {
	test.slow();
	const { slug } = await makeBox(page);
	expect(await violationsOn(page)).toEqual([]);
	expect(await scan(page)).toBe(`${baseURL}/f/${slug}`);
	await page.getByRole('button', { name: /^Close/ }).click();
	await expect(page.getByText('The form is closed')).toBeVisible();
	await page.getByRole('button', { name: /^Open/ }).click();
	await expect(page.getByText('The form is open.')).toBeVisible();

	await page.getByRole('link', { name: 'Make a form' }).click();
	await page.getByLabel('End of the address').fill(slug);
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('Give a name in at least one language.')).toBeVisible();
	await page.getByLabel('Name in English').fill('South station');
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('This address is taken already.')).toBeVisible();
	await page.getByLabel('End of the address').fill('');
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByRole('heading', { name: 'South station' })).toBeVisible();
	await expect(page.getByRole('region').filter({ hasText: 'Suggestion box' })).toHaveCount(2);
});

test('a form is put on a web page that is named by its full address', async ({ page, baseURL }) => {
	test.slow();
	const { slug } = await makeBox(page);
	const sites = page.getByLabel('Web sites that may show it');
	await page.getByText('Put it on a web page').click();
	await sites.fill('http://shop.example.com');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('http://shop.example.com');
	await expect(sites).toHaveValue('http://shop.example.com');
	await sites.fill('https://Shop.example.com/contact');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('A button that opens a dialog')).toHaveValue(
		`<script src="${baseURL}/embed.js" data-heed-form="${slug}" data-heed-label="North station, front desk" async></script>`
	);
	await expect(sites).toHaveValue('https://shop.example.com');
	const framed = (await page.request.get(`/embed/${slug}`)).headers();
	expect(framed['content-security-policy']).toContain('frame-ancestors https://shop.example.com');
});

test('a poster fills one sheet of its paper, and its code leads to the form', async ({
	page,
	baseURL
}) => {
	test.slow();
	const { slug, list } = await makeBox(page);
	for (const [size, paper] of [
		['A4', /MediaBox ?\[0 0 59\d\.?\d* 84\d/],
		['A6', /MediaBox ?\[0 0 29\d\.?\d* (419|420)/]
	] as const) {
		await page.goto(list);
		await page.getByRole('link', { name: `Poster ${size}` }).click();
		await expect(page.getByText('用手机扫一扫')).toBeVisible();
		await expect(page.getByText('Scan with your phone')).toBeVisible();
		await expect(page.getByText(`${baseURL}/f/${slug}`)).toBeVisible();
		const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(printed).toMatch(paper);
		expect(printed.match(/\/Type ?\/Page\b/g)).toHaveLength(1);
	}
	expect(await scan(page)).toBe(`${baseURL}/f/${slug}`);
	await page.setViewportSize({ width: 360, height: 740 });
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('Language of the poster').selectOption('en');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByText('用手机扫一扫')).toHaveCount(0);
	const file = await page.request.get(`${list}/${slug}/qr.svg`);
	expect(file.headers()['content-type']).toBe('image/svg+xml');
	expect(await file.text()).toMatch(/^<svg /);
});

test('a trainer sees the forms of a survey and its posters, and changes nothing', async ({
	page,
	databaseUrl,
	api
}) => {
	const slug = await readyForm(databaseUrl, 'touchpoint');
	const { items } = await (await api.get(`${API}/surveys?limit=200`)).json();
	const code =
		items.find((survey: { code: string }) => survey.code === `ready-${slug}`)?.code ?? slug;
	await signIn(page, 'trainer@demo.test');
	await page.goto(`/surveys/${code}/forms`);
	await expect(page.getByRole('link', { name: 'Poster A4' })).toBeVisible();
	await expect(page.getByRole('button', { name: /^Close/ })).toHaveCount(0);
	await page.goto(`/surveys/${code}/interview`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/may not see/);
	for (const other of [`/surveys/none/forms`, `/surveys/${code}/forms/none/poster`]) {
		expect((await page.request.get(other)).status(), other).toBe(404);
	}
});

test("an agent enters a customer's answers on the telephone", async ({
	page,
	api,
	databaseUrl
}) => {
	const phone = `138${String(Date.now()).slice(-8)}`;
	const contact = encounter();
	const customer = { ...contact.customer, phone: `+86 ${phone}` };
	await expectStatus(await api.post(`${API}/encounters`, { data: { ...contact, customer } }), 201);
	await signIn(page, 'agent@demo.test');
	await page.goto('/surveys/experience/interview');
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('Customer number or telephone').fill('nobody');
	await page.getByRole('button', { name: 'Begin the interview' }).click();
	await expect(page.getByLabel('Customer number or telephone')).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await page.getByLabel('Customer number or telephone').fill(phone);
	await page.getByRole('button', { name: 'Begin the interview' }).click();
	await page.waitForURL(/\/s\/[\w-]{40,}$/);
	await page.getByRole('radio', { name: '5', exact: true }).first().check();
	await page.getByRole('button', { name: 'Send my answers' }).click();
	await page.waitForURL(/\/receipt\//);
	const receipt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	expect(await storedAnswers(databaseUrl, receipt)).toMatchObject([
		{ source: 'interview', customer: `+86 ${phone}` }
	]);
	await page.goto(`/customers/${contact.customer.external_id}`);
	await expect(page.getByText(/^Telephone interview, entered by/)).toBeVisible();
	await page.getByLabel('Survey', { exact: true }).selectOption('experience');
	await page.getByRole('link', { name: 'Telephone interview' }).click();
	await expect(page.getByLabel('Customer number or telephone')).toHaveValue(
		contact.customer.external_id
	);
});
