/** Staff make open forms, print and embed them, and interview customers by telephone. */
import AxeBuilder from '@axe-core/playwright';
import jsqr from 'jsqr';
import { readyForm, storedAnswers } from '../../support/ready-form.ts';
import { API, encounter, expectStatus } from '../api/support.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';

async function violationsOn(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** What a phone reads from the code on the page. */
async function scan(page: Page): Promise<string | undefined> {
	const { pixels, side } = await page
		.locator('svg[role=img]')
		.first()
		.evaluate(async (svg) => {
			const side = 600;
			const copy = svg.cloneNode(true) as SVGElement;
			copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
			copy.setAttribute('width', String(side));
			copy.setAttribute('height', String(side));
			const image = new Image(side, side);
			image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
			await image.decode();
			const context = Object.assign(document.createElement('canvas'), {
				width: side,
				height: side
			}).getContext('2d');
			context?.drawImage(image, 0, 0, side, side);
			return { pixels: [...(context?.getImageData(0, 0, side, side).data ?? [])], side };
		});
	return jsqr(new Uint8ClampedArray(pixels), side, side)?.data;
}

test('a quality manager makes a suggestion box, prints it and puts it on a web page', async ({
	page,
	baseURL
}) => {
	const slug = `box-${Date.now()}`;
	await signIn(page, 'manager@demo.test');
	await page.goto('/surveys');
	await page.getByRole('link', { name: 'New open form' }).click();
	await page.getByRole('radio', { name: /Suggestion box/ }).check();
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('Give a name in at least one language.')).toBeVisible();
	await page.getByLabel('Name in Chinese').fill('北站服务台');
	await page.getByLabel('Name in English').fill('North station, front desk');
	await page.getByLabel('End of the address').fill(slug);
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('The form is ready.')).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);
	expect(await scan(page)).toBe(`${baseURL}/f/${slug}`);
	const list = page.url().replace(/\?.*/, '');

	await page.getByText('Put it on a web page').click();
	await page.getByLabel('Web sites that may show it').fill('http://shop.example.com');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('http://shop.example.com');
	await expect(page.getByLabel('Web sites that may show it')).toHaveValue(
		'http://shop.example.com'
	);
	await page.getByLabel('Web sites that may show it').fill('https://Shop.example.com/contact');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('A button that opens a dialog')).toHaveValue(
		`<script src="${baseURL}/embed.js" data-heed-form="${slug}" data-heed-label="North station, front desk" async></script>`
	);
	await expect(page.getByLabel('Web sites that may show it')).toHaveValue(
		'https://shop.example.com'
	);

	for (const [size, paper] of [
		['A4', /MediaBox ?\[0 0 59\d\.?\d* 84\d/],
		['A6', /MediaBox ?\[0 0 29\d\.?\d* 4(19|20)/]
	] as const) {
		await page.goto(list);
		await page.getByRole('link', { name: `Poster ${size}` }).click();
		await expect(page.getByText('用手机扫一扫')).toBeVisible();
		await expect(page.getByText('Scan with your phone')).toBeVisible();
		await expect(page.getByText(`${baseURL}/f/${slug}`)).toBeVisible();
		expect(await scan(page)).toBe(`${baseURL}/f/${slug}`);
		expect(await violationsOn(page)).toEqual([]);
		const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(printed).toMatch(paper);
		expect(printed.match(/\/Type ?\/Page\b/g)).toHaveLength(1);
	}
	await page.getByLabel('Language of the poster').selectOption('en');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByText('用手机扫一扫')).toHaveCount(0);

	const file = await page.request.get(`${list}/${slug}/qr.svg`);
	expect(file.headers()['content-type']).toBe('image/svg+xml');
	expect(await file.text()).toMatch(/^<svg /);

	await page.goto(list);
	await page.getByRole('button', { name: /^Close/ }).click();
	await expect(page.getByText('The form is closed')).toBeVisible();
	expect((await page.request.get(`/f/${slug}?lang=en`)).ok()).toBe(true);
	await page.getByRole('button', { name: /^Open/ }).click();
	await expect(page.getByText('The form is open.')).toBeVisible();

	await page.getByRole('link', { name: 'Make a form' }).click();
	await page.getByLabel('Name in English').fill('South station');
	await page.getByLabel('End of the address').fill(slug);
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByText('This address is taken already.')).toBeVisible();
	await page.getByLabel('End of the address').fill('');
	await page.getByRole('button', { name: 'Make the form' }).click();
	await expect(page.getByRole('heading', { name: 'South station' })).toBeVisible();
	await expect(page.getByText('Suggestion box', { exact: true })).toHaveCount(2);
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
	await expect(page.getByText('Telephone interview')).toBeVisible();
});
