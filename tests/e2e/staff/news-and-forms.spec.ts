/** News reload the data of a page; what somebody writes meanwhile is theirs. */
import { expect, signIn, test } from '../fixtures.ts';
import { inLanguage } from '../../support/monthly-answers.ts';
import { openSurvey, repeat, submit } from './dashboard-survey.ts';

const FORMS = [
	['/settings', 'E-mail address'],
	['/settings/keys', 'What it is for'],
	['/surveys/new?instrument=servqual-22', 'Code'],
	['/surveys/forms/new', 'Name in English']
] as const;

for (const [path, label] of FORMS) {
	test(`news on their way when somebody begins to write take nothing away: ${path}`, async ({
		page,
		api
	}) => {
		const survey = await openSurvey(api);
		await inLanguage(page, 'en');
		await signIn(page, 'admin@demo.test');
		await page.goto(path, { waitUntil: 'networkidle' });
		const field = page.getByLabel(label, { exact: true });
		await expect(field).toBeVisible();
		let isOnItsWay = () => {};
		let arrive = () => {};
		const onItsWay = new Promise<void>((resolve) => (isOnItsWay = resolve));
		const mayArrive = new Promise<void>((resolve) => (arrive = resolve));
		await page.route(/__data\.json/, async (route) => {
			const answer = await route.fetch();
			isOnItsWay();
			await mayArrive;
			await route.fulfill({ response: answer });
		});
		await submit(api, survey, repeat(1, { at: new Date().toISOString(), site: 'north' }));
		await onItsWay;
		await field.fill('half a w');
		// The page asks for the next news when it has shown these.
		const next = page.waitForRequest(/\/pulse$/);
		arrive();
		await next;
		await expect(field).toHaveValue('half a w');
	});
}
