/**
 * What every journey starts from. The server, its mailbox and an API key of the demo organisation
 * come from global-setup.ts; each test is a visitor of its own, with an address of its own.
 *
 * Make your own customers and encounters through `api`: specs run in parallel on one instance.
 */
import { randomInt } from 'node:crypto';
import {
	test as base,
	expect,
	type APIRequestContext,
	type BrowserContext,
	type Page
} from '@playwright/test';
import { readMailbox, type Mailbox } from '../support/mailbox.ts';

export { expect };
export type { APIRequestContext, Page };

/** Password of every demo account. */
export const DEMO_PASSWORD = 'heed-demo-2026';

type Fixtures = {
	/** Calls of another system, with a read and write key of the demo organisation. */
	api: APIRequestContext;
	/** What the server has sent by mail. */
	mailbox: Mailbox;
	/** Address of the instance's database, for set-up that no door offers. */
	databaseUrl: string;
};

export const test = base.extend<Fixtures>({
	baseURL: async ({}, use) => use(fromSetup('HEED_E2E_URL')),
	// The server counts tries by address and believes one proxy: each test comes from elsewhere.
	extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': someAddress() }),
	api: async ({ playwright, baseURL, extraHTTPHeaders }, use) => {
		const api = await playwright.request.newContext({
			...(baseURL === undefined ? {} : { baseURL }),
			extraHTTPHeaders: {
				...extraHTTPHeaders,
				authorization: `Bearer ${fromSetup('HEED_E2E_KEY')}`
			}
		});
		await use(api);
		await api.dispose();
	},
	mailbox: async ({}, use) => use(readMailbox(fromSetup('HEED_E2E_MAILBOX'))),
	databaseUrl: async ({}, use) => use(fromSetup('HEED_E2E_DATABASE'))
});

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** A session of each account, for as long as this process of the runner lives. */
const sessions = new Map<string, Cookies>();

/** The cookies that carry a session, as hooks.server.ts knows them; others are a person's preferences. */
const SESSION = /^(__Host-)?heed(\.\d+)?$/;

/**
 * Somebody who has signed in before: the page stands on the site, and knows them.
 *
 * The session is shared with other journeys. One that ends it signs in by `signInByForm`.
 */
export async function signIn(page: Page, email: string): Promise<void> {
	const context = page.context();
	const session = sessions.get(email);
	if (!session) {
		await signInByForm(page, email);
		sessions.set(email, await sessionOf(context));
		return;
	}
	await context.clearCookies({ name: SESSION });
	await context.addCookies(session);
	await page.goto('/favicon.svg'); // the smallest thing that the site has
}

/** Signs in through the page itself, as people do, and waits until it has let them in. */
export async function signInByForm(
	page: Page,
	email: string,
	password = DEMO_PASSWORD
): Promise<void> {
	await page.goto('/sign-in');
	await page.getByRole('textbox', { name: /e-?mail|邮箱/i }).fill(email);
	await page
		.getByLabel(/password|密码/i)
		.first()
		.fill(password);
	await page.getByRole('button', { name: /^(sign in|登录)$/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function sessionOf(context: BrowserContext): Promise<Cookies> {
	return (await context.cookies()).filter(({ name }) => SESSION.test(name));
}

function fromSetup(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is missing: run the journeys through playwright.config.ts.`);
	return value;
}

/** An address of the range that is kept for documentation and benchmarks. */
function someAddress(): string {
	return `198.${randomInt(18, 20)}.${randomInt(256)}.${randomInt(256)}`;
}
