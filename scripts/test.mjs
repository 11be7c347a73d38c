/**
 * `npm test` and `npm run check`: everything the project checks, three steps at a time, with one
 * closing line "N passed, N failed". A step that fails never hides what the others would say.
 *
 * --fast leaves out the build and the journeys in a browser.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needBrowser } from './browser.mjs';
import { environment, install, node, root } from './runtime.mjs';

const STEP_TIMEOUT_MS = 12 * 60_000;
/** One more than the smallest machine that runs this has cores: tests of the database wait as long as they work. */
const AT_ONCE = 3;

const STOP_TIMEOUT_MS = 20_000;

const isFast = process.argv.includes('--fast');
const total = { passed: 0, failed: 0, skipped: 0 };
const children = new Set();
let isStopped = false;

process.on('exit', (code) => {
	if (code !== 0 && total.failed === 0) total.failed = 1; // stopped before it could count
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
	console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		// The runners take down their servers on SIGINT; each closed child then ends its step.
		isStopped = true;
		for (const child of children) child.kill('SIGINT');
		setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
	});
}

install();
const reports = mkdtempSync(join(tmpdir(), 'heed-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

/** A static check counts as one test; it passes when its program is content. */
const check = (title, ...args) => ({ title, args });

/** A test runner counts for itself, in a report that `read` understands. */
const vitest = (project) => {
	const report = join(reports, `${project}.json`);
	return {
		title: project,
		args: [
			...['node_modules/vitest/vitest.mjs', 'run', '--project', project],
			...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
		],
		report,
		read: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
			passed: numPassedTests,
			failed: numFailedTests,
			skipped: numPendingTests + numTodoTests
		})
	};
};
const journeys = (browser) => {
	const report = join(reports, 'journeys.json');
	return {
		title: 'journeys',
		args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
		env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		report,
		read: ({ stats: { expected, unexpected, flaky, skipped } }) => ({
			passed: expected + flaky,
			failed: unexpected,
			again: flaky,
			skipped
		})
	};
};

// Kit writes the types of the routes; what reads them comes after.
await perform(check('route types', 'node_modules/@sveltejs/kit/svelte-kit.js', 'sync'));
// The longest first, so that all lanes end at about the same time.
await inLanes([
	check('lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'),
	vitest('database'),
	check('types', 'node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings'),
	vitest('unit'),
	check('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
	check('generated files', 'scripts/generate.ts', '--check')
]);
if (!isFast) {
	// Alone on the machine: the journeys keep both cores busy themselves.
	if (await perform(check('build', 'scripts/build.mjs'))) await perform(journeys(browser()));
}
process.exit(isStopped || total.failed > 0 || total.passed === 0 ? 1 : 0);

async function inLanes(steps) {
	const waiting = [...steps];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) await perform(step);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Runs a step, adds up what it counted, and prints its output if it failed. */
async function perform({ title, args, env = {}, report, read }) {
	if (isStopped) return false;
	const began = Date.now();
	const { code, output } = await outputOf(args, env);
	const counted = report ? readReport(report, read) : { passed: 1, failed: 0, skipped: 0 };
	// A crash, or a report without a test, is a failure that no test has told of.
	if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) {
		counted.failed = 1;
		if (!report) counted.passed = 0;
	}
	for (const key of Object.keys(total)) total[key] += counted[key];
	// What passed at a second try is told as loudly as what failed: something waits too little, or races.
	if (counted.failed > 0 || counted.again > 0) console.log(output.trimEnd());
	const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
	const again = counted.again > 0 ? `, ${counted.again} at a second try` : '';
	const summary = report ? ` ${counted.passed} passed, ${counted.failed} failed${again}` : '';
	console.log(`${counted.failed > 0 ? '✗' : '✓'} ${title.padEnd(16)}${seconds} s ${summary}`);
	return counted.failed === 0;
}

function outputOf(args, env) {
	return new Promise((resolve) => {
		const child = spawn(node(), args, {
			cwd: root,
			env: environment({ NO_COLOR: '1', ...env }),
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: STEP_TIMEOUT_MS
		});
		children.add(child);
		const chunks = [];
		child.stdout.on('data', (chunk) => chunks.push(chunk));
		child.stderr.on('data', (chunk) => chunks.push(chunk));
		child.on('close', (code) => {
			children.delete(child);
			resolve({ code, output: Buffer.concat(chunks).toString() });
		});
	});
}

function readReport(report, read) {
	try {
		return read(JSON.parse(readFileSync(report, 'utf8')));
	} catch {
		return { passed: 0, failed: 1, skipped: 0 }; // the runner died before it could write
	}
}

function browser() {
	try {
		return needBrowser();
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
