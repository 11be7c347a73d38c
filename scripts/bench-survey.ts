/** The survey page as a customer's browser meets it: what it weighs, and how long an answer takes. */
import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** Rated on every item: neither so low that it alarms nor so alike that it stands out. */
const USUAL_RATING = '6';

export type PageWeight = {
	bytes: number;
	transferred: number;
	/** The page itself and everything it names. */
	requests: number;
	scriptTransferred: number;
};

/** The weight of the page with everything that it loads. */
export async function weighPage(link: string): Promise<PageWeight> {
	const page = await fetchPacked(link);
	const html = unpacked(page).toString();
	const named = new Map<string, boolean>();
	for (const [tag] of html.matchAll(/<(?:script|link|img)\b[^>]*>/g)) {
		const [, address] = /(?:src|href)="([^"]+)"/.exec(tag) ?? [];
		// What is disabled stands inside the page already; the last three are no part of showing it.
		if (address === undefined || / disabled|rel="(?:alternate|canonical|manifest)"/.test(tag)) {
			continue;
		}
		named.set(new URL(address, link).href, /^<script|modulepreload/.test(tag));
	}
	const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)];
	const weight = {
		bytes: unpacked(page).length,
		transferred: page.body.length,
		requests: 1 + named.size,
		scriptTransferred: inline.reduce((sum, [, code = '']) => sum + Buffer.byteLength(code), 0)
	};
	for (const [address, isScript] of named) {
		const { body } = await fetchPacked(address);
		weight.transferred += body.length;
		if (isScript) weight.scriptTransferred += body.length;
	}
	return weight;
}

type Packed = { headers: IncomingHttpHeaders; body: Buffer };

function fetchPacked(address: string): Promise<Packed> {
	return new Promise((resolve, reject) => {
		get(address, { headers: { 'accept-encoding': 'br' } }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('end', () => resolve({ headers: incoming.headers, body: Buffer.concat(chunks) }));
		}).on('error', reject);
	});
}

function unpacked({ headers, body }: Packed): Buffer {
	return headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
}

export type Flows = {
	perSecond: number;
	/** Milliseconds from sending the form to its receipt, half and nineteen of twenty. */
	submitP50: number;
	submitP95: number;
};

/** Whole answers: read the form as a browser does, fill it in, send it, get a receipt. */
export async function answerAll(links: string[], clients: number): Promise<Flows> {
	const count = links.length;
	const waits: number[] = [];
	const began = performance.now();
	await Promise.all(
		Array.from({ length: clients }, async () => {
			for (let link = links.pop(); link !== undefined; link = links.pop()) {
				waits.push(await answer(link));
			}
		})
	);
	const seconds = (performance.now() - began) / 1000;
	waits.sort((a, b) => a - b);
	const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? NaN;
	return { perSecond: count / seconds, submitP50: at(0.5), submitP95: at(0.95) };
}

async function answer(link: string): Promise<number> {
	const html = await (await fetch(link)).text();
	const form = filledIn(html);
	const began = performance.now();
	const sent = await fetch(link, {
		method: 'POST',
		body: form,
		redirect: 'manual',
		headers: { origin: new URL(link).origin }
	});
	await sent.arrayBuffer();
	if (sent.status !== 303) throw new Error(`an answer was refused with ${sent.status}`);
	return performance.now() - began;
}

/** The ratings of a form, which is the same behind every link: a person does not read it twice either. */
let ratings: [name: string, value: string][] = [];

function filledIn(html: string): FormData {
	if (ratings.length === 0) ratings = ratingsOf(html);
	const form = new FormData(); // sent in parts, as the page asks for
	for (const [, name = '', value = ''] of html.matchAll(
		/<input type="hidden" name="([^"]*)" value="([^"]*)"/g
	)) {
		form.set(name, value);
	}
	for (const [name, value] of ratings) form.set(name, value);
	return form;
}

function ratingsOf(html: string): [name: string, value: string][] {
	const found = new Map<string, string>();
	for (const [field] of html.matchAll(/<input type="radio"[^>]*>/g)) {
		const [, name = ''] = /name="([^"]*)"/.exec(field) ?? [];
		const [, value = ''] = /value="([^"]*)"/.exec(field) ?? [];
		if (!found.has(name) || value === USUAL_RATING) found.set(name, value);
	}
	return [...found];
}
