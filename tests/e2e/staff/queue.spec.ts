/** The queue of an organisation of its own: a weekly capacity in the demo would hold back the cases of other journeys. */
import postgres, { type Sql } from 'postgres';
import { violationsOn } from '../../support/accessibility.ts';
import {
	makeMember,
	makeOrganization,
	PASSWORD,
	type Organization
} from '../../support/make-organization.ts';
import { makeCustomer, type Customer } from '../../support/make-survey.ts';
import { addSignal } from '../../support/risk.ts';
import { expect, signInByForm, test, type Page } from '../fixtures.ts';

type Scene = { sql: Sql; organization: Organization; manager: string };

/** An organisation with a manager, who owns every case, and a connection to its database. */
async function setScene(databaseUrl: string): Promise<Scene> {
	const sql = postgres(databaseUrl, { max: 1 });
	const organization = await makeOrganization(sql);
	const { email } = await makeMember(sql, organization, 'quality_manager');
	return { sql, organization, manager: email };
}

async function atRisk(
	{ sql, organization }: Scene,
	name: string,
	points: number
): Promise<Customer> {
	const customer = await makeCustomer(sql, organization, name);
	await addSignal(sql, organization, customer, { points });
	return customer;
}

/** Everything that was opened this week belongs to the week before, and the worker's round, which may rest for minutes, comes now. */
async function comesMonday({ sql, organization }: Scene): Promise<void> {
	await sql`
		update public.risk_alerts set case_opened_at = case_opened_at - interval '7 days', opened_at = opened_at - interval '7 days'
		where organization_id = ${organization.id} and case_id is not null`;
	await sql`
		insert into private.alert_rounds (organization_id, at) values (${organization.id}, now() - interval '1 hour')
		on conflict (organization_id) do update set at = excluded.at`;
	const round = async () =>
		(await sql<{ more: boolean }[]>`select public.tend_alerts() as more`)[0]?.more;
	while (await round());
}

const week = (page: Page) => page.getByRole('region', { name: 'This week' });
const waiting = (page: Page, name: string) => week(page).getByRole('row').filter({ hasText: name });
const cases = (page: Page, name: string) =>
	page.getByRole('table', { name: 'Open' }).getByRole('row').filter({ hasText: name });

test('a week has so many places: who comes later waits, is taken out of turn, or is filled in on Monday', async ({
	page,
	databaseUrl
}) => {
	test.slow(); // a whole journey
	const scene = await setScene(databaseUrl);
	try {
		await signInByForm(page, scene.manager, PASSWORD);
		await page.goto('/settings/prevention?lang=en');
		await expect(page.getByLabel('A mail of its own for Amber too')).not.toBeChecked();
		await page.getByLabel('Weekly capacity').fill('1');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText(/Saved\. Room that/)).toBeVisible();

		await atRisk(scene, 'First Fan', 5);
		await atRisk(scene, 'Second Sun', 5);
		await atRisk(scene, 'Third Tang', 6);
		await page.goto('/cases');
		await expect(week(page).getByText('1 of 1 used')).toBeVisible();
		await expect(cases(page, 'First Fan')).toContainText('Amber');
		await expect(cases(page, 'Second Sun')).toHaveCount(0);
		const names = week(page).getByRole('row').getByRole('link');
		await expect(names).toHaveText(['Third Tang', 'Second Sun']);
		expect(await violationsOn(page)).toEqual([]);

		// Out of turn, with a reason that stays on the record.
		await waiting(page, 'Second Sun').getByText('Take now').click();
		await waiting(page, 'Second Sun').getByLabel('Why not wait?').fill('Rang us up this morning');
		await waiting(page, 'Second Sun').getByRole('button').click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Sun');
		await expect(page.getByText('Rang us up this morning')).toBeVisible();
		await page.goto('/cases');
		await expect(week(page).getByText('2 of 1 used')).toBeVisible();
		await expect(names).toHaveText(['Third Tang']);

		await comesMonday(scene);
		await page.reload();
		await expect(cases(page, 'Third Tang')).toBeVisible();
		await expect(week(page).getByText('1 of 1 used')).toBeVisible();
		await expect(names).toHaveCount(0);
	} finally {
		await scene.sql.end();
	}
});

test('without a script somebody is taken out of turn all the same, and not without a reason', async ({
	browser,
	baseURL,
	extraHTTPHeaders,
	databaseUrl
}) => {
	test.slow();
	const scene = await setScene(databaseUrl);
	const context = await browser.newContext({
		javaScriptEnabled: false,
		...(baseURL ? { baseURL } : {}),
		extraHTTPHeaders: { ...extraHTTPHeaders, 'accept-language': 'en' }
	});
	try {
		await scene.sql`
			update public.prevention_rules set weekly_capacity = 1 where organization_id = ${scene.organization.id}`;
		await atRisk(scene, 'First Fan', 5);
		await atRisk(scene, 'Second Sun', 5);
		const page = await context.newPage();
		await signInByForm(page, scene.manager, PASSWORD);
		await page.goto('/cases');
		const row = waiting(page, 'Second Sun');
		await row.getByText('Take now').click();
		await row.getByLabel('Why not wait?').fill('   ');
		await row.getByRole('button').click();
		await expect(page.getByText(/Something that this step needs is missing/)).toBeVisible();
		await row.getByText('Take now').click();
		await row.getByLabel('Why not wait?').fill('A regular');
		await row.getByRole('button').click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Sun');
	} finally {
		await context.close();
		await scene.sql.end();
	}
});
