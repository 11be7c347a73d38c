import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportColumns } from '#lib/domain/responses/export-columns.ts';
import type { ExportLayout, ExportRow } from '#lib/domain/responses/export-layout.ts';
import { isRejection, readLine } from '#lib/domain/responses/import-line.ts';
import { csvFile, ndjsonFile, rFile, spssFile, xlsxFile } from './export-files.ts';
import { streamOf } from './exports.ts';
import { readTable } from './import-formats.ts';

const layout: ExportLayout = {
	survey: 'after-service',
	title: { zh: '服务后', en: 'After service' },
	scale: {
		min: 1,
		max: 7,
		labels: { min: { zh: '很不同意', en: "Don't agree" }, max: { zh: '非常同意' } }
	},
	items: [
		{
			code: 't1',
			dimension: 'tangibles',
			text: { zh: '设备先进', en: 'Modern equipment' },
			isReversed: false
		},
		{ code: 't-2', dimension: 'tangibles', text: { en: 'Slow "queues"' }, isReversed: true }
	],
	dimensions: [{ code: 'tangibles', name: { zh: '有形性', en: 'Tangibles' } }],
	questions: [
		{
			...{
				code: 'why',
				type: 'multiple',
				text: { en: 'Why us?' },
				required: false,
				place: 'after'
			},
			options: [
				{ code: 'price', text: { en: 'Price' } },
				{ code: 'near-by', text: { en: 'Near' } }
			]
		},
		{
			...{ code: 'again', type: 'single', text: { en: 'Again?' }, required: false, place: 'after' },
			options: [
				{ code: 'yes', text: { en: 'Yes' } },
				{ code: 'no', text: { en: 'No' } }
			]
		},
		{
			...{
				code: 'nps',
				type: 'rating',
				text: { en: 'Recommend?' },
				required: false,
				place: 'after'
			},
			scale: { min: 0, max: 10 }
		},
		{ code: 'words', type: 'text', text: { en: 'More' }, required: false, place: 'after' }
	],
	columns: ['e', 'p']
};

const row = (changes: Partial<ExportRow> = {}): ExportRow => ({
	...{ submission_id: 's-1', submitted_at: '2026-05-03T06:05:00.123456+00:00' },
	...{ site: 'north', service: 'repair', channel: 'visit', customer: 'C-1', locale: 'zh' },
	...{
		source: 'invitation',
		version: 2,
		asked: [2, 1],
		p: [7, 0],
		e: [6, null],
		a: null,
		w: [100]
	},
	overall: 6,
	answers: { why: ['near-by'], again: 'no', nps: 0, words: '=1+1' },
	comment: '等了很久，\n"很久"',
	duration_seconds: 95,
	flags: ['fast', 'pattern'],
	...changes
});

async function* pagesOf(...pages: ExportRow[][]) {
	for (const page of pages) yield await Promise.resolve(page);
}
async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of file) chunks.push(chunk);
	return Buffer.concat(chunks);
}
const textOf = async (file: AsyncIterable<Uint8Array>) => strFromU8(await bytesOf(file));
const unzipped = async (file: AsyncIterable<Uint8Array>) =>
	Object.fromEntries(
		Object.entries(unzipSync(await bytesOf(file))).map(([name, bytes]) => [name, strFromU8(bytes)])
	);

const NAMES =
	'submission_id,submitted_at,site,service,channel,customer,locale,source,version,asked,e_t1,e_t-2,p_t1,p_t-2,w_tangibles,overall,q_why__price,q_why__near-by,q_again,q_nps,q_words,comment,duration_seconds,flags';

describe('CSV', () => {
	test('has the columns of an import, quoted as RFC 4180 wants it', async () => {
		const text = await textOf(csvFile(layout, pagesOf([row()]), false));
		expect(text).toBe(
			`${NAMES}\r\ns-1,2026-05-03T06:05:00.123456+00:00,north,repair,visit,C-1,zh,invitation,2,t-2 t1,6,,7,no_opinion,100,6,0,1,no,0,'=1+1,"等了很久，\n""很久""",95,fast pattern\r\n`
		);
	});

	test('begins with the mark of UTF-8 only where it is wanted', async () => {
		expect([...(await bytesOf(csvFile(layout, pagesOf(), true))).slice(0, 3)]).toEqual([
			0xef, 0xbb, 0xbf
		]);
		expect((await textOf(csvFile(layout, pagesOf(), false))).startsWith('submission_id')).toBe(
			true
		);
	});

	test.each([
		'=1+1',
		'+49 30',
		'-5',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'＝1',
		'＋1',
		'－1',
		'＠x',
		'−1',
		"'=1"
	])('%j opens inert, and comes back as it was', async (words) => {
		const given = row({ comment: words, customer: words.trim() });
		const bytes = await bytesOf(csvFile(layout, pagesOf([given]), true));
		const table = await readTable(bytes);
		const [read] = await Array.fromAsync(table.rows);
		if (read === undefined || !('cells' in read)) throw new Error('the row cannot be read');
		expect(read.cells['comment']).toBe(words);
		expect(strFromU8(bytes)).toMatch(/(,|")'+[=+\-@\t\r＝＋－＠−]/);
	});

	test('can be imported again: ratings, no opinion, what was asked, weights and own questions', async () => {
		const table = await readTable(await bytesOf(csvFile(layout, pagesOf([row()]), true)));
		const [read] = await Array.fromAsync(table.rows);
		if (read === undefined || !('cells' in read)) throw new Error('the row cannot be read');
		const importing = {
			items: layout.items.map(({ code }) => code),
			dimensions: layout.dimensions.map(({ code }) => code),
			scale: layout.scale,
			asksExpectation: true,
			questions: layout.questions,
			timeZone: 'Asia/Shanghai'
		};
		const line = readLine(read.cells, importing, new Date('2026-06-01'));
		expect(isRejection(line)).toBe(false);
		expect(line).toMatchObject({
			...{ submission_id: 's-1', customer: 'C-1', overall: 6, asked: [2, 1] },
			...{ perceptions: { t1: 7, 't-2': 0 }, expectations: { t1: 6, 't-2': null } },
			weights: { tangibles: 100 },
			answers: { why: ['near-by'], again: 'no', nps: 0, words: '=1+1' },
			comment: '等了很久，\n"很久"'
		});
	});

	test('a question that was not answered is blank, also option by option', async () => {
		const text = await textOf(
			csvFile(layout, pagesOf([row({ answers: {}, comment: null })]), false)
		);
		expect(text.split('\r\n')[1]).toContain(',100,6,,,,,,,95,');
	});
});

test('NDJSON has one object a line, with text as it was written', async () => {
	const text = await textOf(ndjsonFile(layout, pagesOf([row()], [row({ submission_id: 's-2' })])));
	const lines = text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(lines.map((line) => line['submission_id'])).toEqual(['s-1', 's-2']);
	expect(lines[0]).toMatchObject({
		p_t1: 7,
		'p_t-2': 'no_opinion',
		e_t1: 6,
		'e_t-2': null,
		q_words: '=1+1'
	});
	expect(Object.keys(lines[0] ?? {}).join()).toBe(NAMES);
});

/** Fails for anything that is not well-formed XML of elements, attributes and text. */
function elementsOf(
	xml: string
): { name: string; attributes: Record<string, string>; text: string }[] {
	const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
	const open: (typeof found)[number][] = [];
	const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n/, '');
	expect(body).not.toBe(xml);
	for (const [token] of body.matchAll(/<[^<>]*>|[^<>]+|[<>]/g)) {
		if (!token.startsWith('<')) {
			expect(token).toMatch(/^(?:[^&]|&(?:amp|lt|gt|quot|#13);)+$/);
			const own = open.at(-1);
			if (own)
				own.text += token
					.replaceAll('&lt;', '<')
					.replaceAll('&gt;', '>')
					.replaceAll('&quot;', '"')
					.replaceAll('&amp;', '&');
			continue;
		}
		const [, isEnd, name = '', rest = '', isEmpty] =
			/^<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>$/.exec(token) ?? expect.fail(token);
		if (isEnd) {
			expect(open.pop()?.name).toBe(name);
			continue;
		}
		const attributes = Object.fromEntries(
			[...rest.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value ?? ''])
		);
		const element = { name, attributes, text: '' };
		found.push(element);
		if (!isEmpty) open.push(element);
	}
	expect(open).toEqual([]);
	return found;
}

describe('XLSX', () => {
	test('is a whole workbook: every part well-formed, declared and reached', async () => {
		const parts = await unzipped(xlsxFile(layout, pagesOf([row()]), 'en'));
		expect(Object.keys(parts).sort()).toEqual([
			'[Content_Types].xml',
			'_rels/.rels',
			'xl/_rels/workbook.xml.rels',
			'xl/styles.xml',
			'xl/workbook.xml',
			'xl/worksheets/sheet1.xml',
			'xl/worksheets/sheet2.xml'
		]);
		for (const part of Object.values(parts)) elementsOf(part);
		const declared = elementsOf(parts['[Content_Types].xml'] ?? '').flatMap(
			({ attributes }) => attributes['PartName'] ?? []
		);
		expect(declared.map((name) => name.slice(1)).every((name) => name in parts)).toBe(true);
		const sheets = elementsOf(parts['xl/workbook.xml'] ?? '').filter(
			({ name }) => name === 'sheet'
		);
		expect(sheets.map(({ attributes }) => attributes['name'])).toEqual(['Answers', 'Columns']);
	});

	test('keeps numbers as numbers and text as inert text', async () => {
		const wild = row({ comment: '<b>&"\u0000\uD800 =1', customer: '=cmd()' });
		const { 'xl/worksheets/sheet1.xml': sheet = '' } = await unzipped(
			xlsxFile(layout, pagesOf([wild]), 'zh')
		);
		const elements = elementsOf(sheet);
		const cells = elements.filter(({ name }) => name === 'c');
		const header = NAMES.split(',').length;
		expect(cells.slice(0, header).every(({ attributes }) => attributes['t'] === 'inlineStr')).toBe(
			true
		);
		const values = elements.filter(({ name }) => name === 'v').map(({ text }) => text);
		expect(values).toEqual(['2', '6', '7', '0', '100', '6', '0', '1', '0', '95']);
		const texts = elements.filter(({ name }) => name === 't').map(({ text }) => text);
		expect(texts).toContain("'=cmd()");
		expect(texts).toContain('<b>&"\uFFFD =1');
		expect(elements.some(({ name }) => name === 'f')).toBe(false);
		expect(cells.at(-1)?.attributes['r']).toBe('X2');
	});
});

/** What SPSS would refuse: names, quoting, string lengths. */
function checkSyntax(syntax: string): { variables: string[]; formats: string[] } {
	for (const line of syntax.split('\r\n')) {
		expect(Buffer.byteLength(line)).toBeLessThanOrEqual(256);
		// Quotation marks pair up on every line: apostrophes within are doubled.
		const outside = line.replaceAll(/'(?:[^']|'')*'/g, '');
		if (!line.startsWith('*')) expect(outside).not.toContain("'");
	}
	const [, block = ''] =
		/\/VARIABLES=\r\n([\s\S]*?)\r\n {2}\.\r\n/.exec(syntax) ?? expect.fail('no variables');
	const declared = block.split('\r\n').map((line) => line.trim().split(' '));
	const variables = declared.map(([name = '']) => name);
	for (const name of variables) {
		expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*[A-Za-z0-9]$/);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64);
		expect(name).not.toMatch(/^(all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i);
	}
	expect(new Set(variables.map((name) => name.toLowerCase())).size).toBe(variables.length);
	// Every name that a command uses was declared.
	const commands = syntax
		.slice(syntax.indexOf('VARIABLE LABELS'))
		.replaceAll(/'(?:[^']|'')*'/g, '');
	const used = commands.match(/[a-z][a-z0-9_]*/g) ?? [];
	expect(used.filter((name) => !variables.includes(name))).toEqual([]);
	return { variables, formats: declared.map(([, format = '']) => format) };
}

describe('SPSS', () => {
	test('names, labels and missing values are what SPSS takes', async () => {
		const { 'answers.sps': syntax = '', 'answers.csv': csv = '' } = await unzipped(
			spssFile(layout, pagesOf([row()]), 'en')
		);
		const { variables, formats } = checkSyntax(syntax);
		expect(variables).toHaveLength(NAMES.split(',').length);
		expect(csv.split('\r\n')[0]).toBe(variables.join());
		expect(formats[variables.indexOf('p_t_2')]).toBe('F8.0');
		expect(formats[variables.indexOf('comment')]).toBe('A16000');
		expect(syntax).toContain('/p_t_2 \'Perceived: Slow "queues"\'');
		expect(syntax).toContain("0 'No opinion'");
		expect(syntax).toContain("1 'Don''t agree'");
		expect(syntax).toMatch(
			/MISSING VALUES\r\n {2}e_t1\r\n {4}e_t_2\r\n {4}p_t1\r\n {4}p_t_2 \(0\)/
		);
	});

	test('the data are numbers, blanks for what was skipped, one line a row', async () => {
		const { 'answers.csv': csv = '' } = await unzipped(spssFile(layout, pagesOf([row()]), 'zh'));
		const lines = csv.trimEnd().split('\r\n');
		expect(lines).toHaveLength(2);
		expect(lines[1]).toContain(',6,,7,0,100,6,0,1,no,0,');
		expect(lines[1]).not.toContain('\n');
	});

	test('long and colliding names and labels are cut to what fits', async () => {
		const long = 'a'.repeat(63);
		const items = [`${long.slice(0, -1)}-`, `${long.slice(0, -1)}_`, '1-2', '1_2'].map((code) => ({
			...{ code, dimension: 'tangibles', isReversed: false },
			text: { zh: '很长的题目'.repeat(100), en: "it's ".repeat(100) }
		}));
		const wide = { ...layout, items };
		for (const locale of ['zh', 'en'] as const) {
			const { 'answers.sps': syntax = '' } = await unzipped(spssFile(wide, pagesOf([]), locale));
			checkSyntax(syntax);
		}
	});
});

describe('R', () => {
	test('the script names the values, the dimensions and the items worded the other way round', async () => {
		const { 'answers.R': script = '', 'answers.csv': csv = '' } = await unzipped(
			rFile(layout, pagesOf([row()]), 'zh')
		);
		expect(csv.split('\r\n')[0]).toBe(NAMES);
		expect(script).toContain('reversed <- c("t-2")');
		expect(script).toContain('"tangibles" = c("t1", "t-2")');
		expect(script).toContain(
			'factor(answers[["q_again"]], levels = c("yes", "no"), labels = c("Yes", "No"))'
		);
		expect(script).toContain('"p_t1" = "感知：设备先进"');
		const types = /colClasses = c\(([^)]*)\)/.exec(script)?.[1]?.split(', ') ?? [];
		expect(types).toHaveLength(exportColumns(layout).length);
		expect(types[NAMES.split(',').indexOf('p_t1')]).toBe('"numeric"');
		// Brackets and quotation marks pair up.
		const code = script
			.split('\n')
			.filter((line) => !line.startsWith('#'))
			.join('\n')
			.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
		expect(code).not.toContain('"');
		for (const [one, other] of ['()', '{}', '[]']) {
			expect(code.split(one ?? '').length).toBe(code.split(other ?? '').length);
		}
	});
});

describe('a hundred thousand answers', () => {
	const PAGE = 500;
	const PAGES = 200;
	const writers = {
		csv: (pages: AsyncGenerator<ExportRow[]>) => csvFile(layout, pages, true),
		ndjson: (pages: AsyncGenerator<ExportRow[]>) => ndjsonFile(layout, pages),
		xlsx: (pages: AsyncGenerator<ExportRow[]>) => xlsxFile(layout, pages, 'zh'),
		spss: (pages: AsyncGenerator<ExportRow[]>) => spssFile(layout, pages, 'zh'),
		r: (pages: AsyncGenerator<ExportRow[]>) => rFile(layout, pages, 'en')
	};

	test.each(Object.keys(writers) as (keyof typeof writers)[])(
		'%s: no page is read before the ones before it have left',
		async (format) => {
			const source = { read: 0 };
			async function* pages() {
				for (; source.read < PAGES; source.read += 1) {
					yield Array.from({ length: PAGE }, (_, place) =>
						row({ submission_id: `${source.read}-${place}` })
					);
					await Promise.resolve();
				}
			}
			const reader = streamOf(writers[format](pages())).getReader();
			let [size, most, bytesBefore] = [0, 0, 0];
			// Nothing is read before somebody asks.
			expect(source.read).toBe(0);
			for (let next = await reader.read(); !next.done; next = await reader.read()) {
				size += next.value.length;
				most = Math.max(most, next.value.length);
				if (source.read < PAGES / 2) bytesBefore = size;
			}
			expect(source.read).toBe(PAGES);
			// Had it been gathered first, nothing would have left by the middle.
			expect(bytesBefore).toBeGreaterThan(size / 3);
			// No piece is more than a page.
			expect(most).toBeLessThan(PAGE * 600);
		},
		60_000
	);

	test('a reader who leaves stops the reading', async () => {
		const source = { read: 0, isEnded: false };
		async function* pages() {
			try {
				for (; source.read < PAGES; source.read += 1) yield await Promise.resolve([row()]);
			} finally {
				source.isEnded = true;
			}
		}
		const reader = streamOf(csvFile(layout, pages(), false)).getReader();
		await reader.read();
		await reader.read();
		await reader.cancel();
		expect(source).toEqual({ read: 0, isEnded: true });
	});
});
