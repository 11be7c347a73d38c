/** Writing to a customer from their case, in an organisation of its own. */
import postgres, { type Sql } from 'postgres';
import { violationsOn } from '../../support/accessibility.ts';
import { makeMember, makeOrganization, PASSWORD } from '../../support/make-organization.ts';
import { makeReachable } from '../../support/reachable.ts';
import { addSignal } from '../../support/risk.ts';
import { expect, signInByForm, test } from '../fixtures.ts';

/** An agent, and a customer who reads Chinese and has a case for a late delivery. */
async function setScene(databaseUrl: string) {
	const sql: Sql = postgres(databaseUrl, { max: 1 });
	const organization = await makeOrganization(sql);
	await sql`
		update public.contact_rules set quiet_from = '00:00', quiet_until = '00:00' where organization_id = ${organization.id}`;
	const agent = await makeMember(sql, organization, 'agent');
	const customer = await makeReachable(sql, organization, { locale: 'zh' });
	await addSignal(sql, organization, customer, { signal: 'delivered_late', points: 6 });
	const [row] = await sql<{ reference: string }[]>`
		select reference from public.cases where customer_id = ${customer.id}`;
	return { sql, organization, agent, customer, address: `/cases/${row?.reference ?? ''}` };
}

test('the suggested mail is changed and sent, in the language of the customer', async ({
	page,
	mailbox,
	databaseUrl
}) => {
	const { sql, agent, customer, address } = await setScene(databaseUrl);
	try {
		await signInByForm(page, agent.email, PASSWORD);
		await page.goto(`${address}?lang=en`);
		await page.getByText('Write to the customer', { exact: true }).click();
		const text = page.getByLabel('Text', { exact: true });
		await expect(text).toHaveValue(/^Anna，您好：/);
		await expect(page.getByText(`To ${customer.email}.`)).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
		await page.getByLabel('Subject').fill('关于您的订单');
		await text.fill('Anna，您好：\n\n今天下午为您送到。');
		await page.getByRole('button', { name: 'Send the mail' }).click();
		await expect(page.getByText('The mail is on its way')).toBeVisible();
		await expect(page.getByText('Mail to the customer')).toBeVisible();
		await expect(page.getByText('Subject: 关于您的订单')).toBeVisible();
		const sent = await mailbox.waitFor(customer.email, '关于您的订单');
		expect(sent.text).toContain('今天下午为您送到。');
		expect(sent.text).toContain('您可以直接回复此信');
		expect(sent.headers['reply-to']).toContain(agent.email);
	} finally {
		await sql.end();
	}
});

test('without a script, a refusal says why and loses nothing', async ({
	browser,
	baseURL,
	extraHTTPHeaders,
	databaseUrl
}) => {
	const { sql, organization, agent, customer, address } = await setScene(databaseUrl);
	const context = await browser.newContext({
		javaScriptEnabled: false,
		...(baseURL ? { baseURL } : {}),
		extraHTTPHeaders: { ...extraHTTPHeaders, 'accept-language': 'en' }
	});
	try {
		const page = await context.newPage();
		await signInByForm(page, agent.email, PASSWORD);
		await page.goto(address);
		await page.getByText('Write to the customer', { exact: true }).click();
		await page.getByLabel('Text', { exact: true }).fill('');
		await page.getByRole('button', { name: 'Send the mail' }).click();
		await expect(page.getByText('This is needed.')).toBeVisible();

		await sql`select private.stop_address(${organization.id}, null, 'opted_out', ${customer.id})`;
		await page.getByLabel('Text', { exact: true }).fill('Typed with care');
		await page.getByRole('button', { name: 'Send the mail' }).click();
		await expect(page.getByText(/The customer has unsubscribed\./)).toBeVisible();
		await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Typed with care');

		await sql`update public.contact_stops set ended_at = now() where organization_id = ${organization.id}`;
		await page.getByRole('button', { name: 'Send the mail' }).click();
		await expect(page.getByText('The mail is on its way')).toBeVisible();
		await expect(page.getByText('Typed with care')).toBeVisible();
	} finally {
		await context.close();
		await sql.end();
	}
});
