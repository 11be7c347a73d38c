import { defineConfig, devices } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/browser.mjs';

const executablePath = findBrowser();

/** Journeys against a built server that the set-up starts itself, on a fresh demo instance. */
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: 'tests/e2e/global-setup.ts',
	fullyParallel: true,
	workers: 2,
	// A journey that needs a second try is named at the end: two cores carry browser, server and database.
	retries: process.env['CI'] ? 1 : 0,
	forbidOnly: process.env['CI'] !== undefined,
	timeout: 30_000,
	expect: { timeout: 7_000 },
	outputDir: 'test-results',
	reporter: [['list']],
	use: {
		...devices['Desktop Chrome'],
		locale: 'en-GB',
		screenshot: 'only-on-failure',
		launchOptions: { ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS }
	},
	projects: [
		{ name: 'javascript' },
		{
			// Public pages owe nothing to JavaScript. A title with @javascript is about comfort alone.
			name: 'no-javascript',
			testDir: 'tests/e2e/public',
			grepInvert: /@javascript/,
			use: { javaScriptEnabled: false }
		}
	]
});
