/**
 * Finds a browser for the journeys: one that is named, one that is installed, Playwright's own
 * download, and at last Debian's package. Plain JavaScript for Node 20.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome.exe'
];

/**
 * Features of Chromium that are switched off. The last flag of this kind is the only one that
 * counts, so ours repeats what Playwright 1.65 switches off by default.
 */
const FEATURES_OFF = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'TcpPortRandomizationWin',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled',
	'PreconnectToSearch',
	// Suggestions under the address bar: two hidden pages in every window, dearer than the page looked at.
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup'
];

/** Flags with which a Chromium runs as root, in a container, and without calling home. */
export const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	`--disable-features=${FEATURES_OFF.join(',')}`
];

/**
 * The path of a browser that is here already, or null.
 *
 * Errors: a sentence when CHROMIUM_PATH names nothing that can be run.
 * @returns {string | null}
 */
export function findBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (isExecutable(named)) return named;
		throw new Error(`CHROMIUM_PATH is ${named}, and that cannot be run. Correct it or unset it.`);
	}
	return onPath() ?? downloaded();
}

/**
 * The same, but installs Debian's Chromium where that is possible.
 *
 * Errors: a sentence that says what to do.
 * @returns {string}
 */
export function needBrowser() {
	const found = findBrowser() ?? installed();
	if (found) return found;
	throw new Error(
		'No browser was found for the journeys. Install Chromium or Chrome, or set CHROMIUM_PATH to one, or run "npx playwright install chromium".'
	);
}

function onPath() {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)))
		.find(isExecutable);
}

function downloaded() {
	try {
		const { chromium } = createRequire(import.meta.url)('@playwright/test');
		const path = chromium.executablePath();
		return existsSync(path) ? path : null;
	} catch {
		return null; // Playwright has no download for this platform
	}
}

function installed() {
	if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return null;
	console.error('Installing Chromium and a Chinese font (once) …');
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
	]) {
		const done = spawnSync('apt-get', args, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
		if (done.status !== 0) return null;
	}
	return onPath() ?? null;
}

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
