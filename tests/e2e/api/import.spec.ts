import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { API, expectProblem, expectStatus, importCsv, openSurvey, ownCode } from './support.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, DATA), 'utf8');

type Reference = {
	n: number;
	items: Record<string, { mean: number; sd: number }>;
	dimensions: Record<
		string,
		{
			alpha_raw: number;
			alpha_std: number;
			feldt95: { lower: number; upper: number };
			// R writes an empty list as an object.
			alpha_if_deleted_raw: number[] | Record<string, never>;
			item_total_r_corrected: number[];
		}
	>;
};

test('the statistics of an imported survey equal those of R psych to 1e-9', async ({ api }) => {
	test.skip(!existsSync(new URL('mobi.csv', DATA)), 'needs ../shared/data');
	const reference = JSON.parse(read('mobi.reference.json')) as Reference;
	const instrument = { ...JSON.parse(read('mobi.instrument.json')), code: ownCode('mobi') };
	await expectStatus(await api.post(`${API}/instruments`, { data: instrument }), 201);
	const code = ownCode('mobi');
	const survey = {
		code,
		instrument: instrument.code,
		form: 'perception',
		title: { en: 'Mobi' },
		languages: ['en'],
		status: 'open'
	};
	await expectStatus(await api.post(`${API}/surveys`, { data: survey }), 201);

	const lines = read('mobi.csv').split(/\r?\n/);
	expect(await (await importCsv(api, code, lines)).json()).toEqual({
		accepted: reference.n,
		duplicates: 0,
		rejected: []
	});
	expect(await (await importCsv(api, code, lines)).json()).toEqual({
		accepted: 0,
		duplicates: reference.n,
		rejected: []
	});

	const document = await (await api.get(`${API}/surveys/${code}/statistics`)).json();
	expect(document).toMatchObject({ n_received: reference.n, n_scored: reference.n });
	const near = (found: number, expected: number) =>
		expect(Math.abs(found - expected)).toBeLessThan(1e-9);
	for (const item of document.items) {
		const expected = reference.items[item.code];
		near(item.perception.mean, expected?.mean ?? NaN);
		near(item.perception.sd, expected?.sd ?? NaN);
	}
	for (const { code: dimension, alpha } of document.dimensions) {
		const expected = reference.dimensions[dimension];
		near(alpha.perception.raw, expected?.alpha_raw ?? NaN);
		near(alpha.perception.standardized, expected?.alpha_std ?? NaN);
		near(alpha.perception.ci95[0], expected?.feldt95.lower ?? NaN);
		near(alpha.perception.ci95[1], expected?.feldt95.upper ?? NaN);
		const items = document.items.filter(
			(item: { dimension: string }) => item.dimension === dimension
		);
		for (const [place, item] of items.entries()) {
			near(item.item_total.perception, expected?.item_total_r_corrected[place] ?? NaN);
			const deleted = expected?.alpha_if_deleted_raw;
			if (Array.isArray(deleted)) near(item.alpha_if_deleted.perception, deleted[place] ?? NaN);
			else expect(item.alpha_if_deleted.perception).toBeNull();
		}
	}
	const { groups } = await (await api.get(`${API}/surveys/${code}/statistics?by=month`)).json();
	const total = groups.reduce((sum: number, { n }: { n: number }) => sum + n, 0);
	expect(total).toBe(reference.n);
});

const HEADER =
	'submission_id,submitted_at,site,service,channel,customer,locale,p_t1,p_t2,p_r1,p_r2,e_t1,e_t2,e_r1,e_r2,w_tangibles,w_reliability,overall,comment';

test('good rows are kept and bad ones are named by number, code and reason', async ({ api }) => {
	const survey = await openSurvey(api);
	const lines = [
		`\ufeff${HEADER}`,
		'a,2026-01-05T10:00:00Z,north,repair,phone,,zh,5,6,７,NA,6,,7,6,60,40,6,"好,""很好"""',
		'b,2026-01-05T10:00:00Z,north,repair,phone,,zh,9,6,7,1,6,6,7,6,,,6,',
		',,,,,,,5,,,,,,,,,,,',
		'c,yesterday,,,,,,5,,,,,,,,,,,',
		'd,,moon,,,,,5,,,,,,,,,,,',
		'e,,,magic,,,,5,,,,,,,,,,,',
		'f,,,,,,,5,,,,,,,,60,60,,',
		'g,,,,,,,,,,,,,,,,,,',
		'a,,,,,,,5,,,,,,,,,,,',
		'h,5',
		`i,,,,,,,5,,,,,,,,,,,${'x'.repeat(4001)}`,
		'j,,,,,,,5,,,,,,,,,,,'
	];
	const answer = await importCsv(api, survey, [lines.join('\r\n')]);
	await expectStatus(answer, 200);
	const report = await answer.json();
	expect(report.accepted).toBe(2);
	expect(report.duplicates).toBe(1);
	expect(
		report.rejected.map(({ row, code }: { row: number; code: string }) => [row, code])
	).toEqual([
		[2, 'invalid_rating'],
		[3, 'missing_submission_id'],
		[4, 'invalid_date'],
		[5, 'unknown_site'],
		[6, 'unknown_service'],
		[7, 'invalid_weights'],
		[8, 'no_ratings'],
		[10, 'invalid_row'],
		[11, 'too_long']
	]);
	expect(report.rejected[0].detail).toMatch(/p_t1.*9/);
	expect(report.rejected[3].detail).toMatch(/site.*moon/);
	const again = await (await importCsv(api, survey, lines)).json();
	expect(again).toMatchObject({ accepted: 0, duplicates: 3 });
});

test('unknown and repeated columns are named before anything is stored', async ({ api }) => {
	const survey = await openSurvey(api, 'perception');
	const problem = await expectProblem(
		await importCsv(api, survey, ['submission_id,p_t1,p_t1,colour,e_t1', 'a,5,5,red,5']),
		422,
		'invalid'
	);
	expect(problem.errors?.map(({ path }) => path)).toEqual(['colour', 'e_t1', 'p_t1']);
	await expectProblem(await importCsv(api, survey, ['p_t1', '5']), 422, 'invalid');
	await expectProblem(await importCsv(api, survey, ['']), 422, 'invalid');
	const document = await (await api.get(`${API}/surveys/${survey}/statistics`)).json();
	expect(document.n_received).toBe(0);
});

test('NDJSON, JSON arrays, semicolons and GB 18030 are read as well', async ({ api }) => {
	const survey = await openSurvey(api, 'perception');
	const ndjson = [
		'{"submission_id":"n1","p_t1":5,"p_r1":null}',
		'',
		'oops',
		'{"submission_id":"n2","p_t1":"8"}'
	];
	const lines = await (await importCsv(api, survey, ndjson, 'application/x-ndjson')).json();
	expect(lines).toMatchObject({ accepted: 1, duplicates: 0 });
	expect(lines.rejected.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual(
		[
			[3, 'invalid_row'],
			[4, 'invalid_rating']
		]
	);
	const array = [
		{ submission_id: 'n1', p_t1: 5 },
		{ submission_id: 'n3', p_t1: 6 }
	];
	const posted = await api.post(`${API}/surveys/${survey}/responses`, { data: array });
	expect(await posted.json()).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
	expect(await (await importCsv(api, survey, ['submission_id;p_t1', 'n4;7'])).json()).toMatchObject(
		{ accepted: 1 }
	);
	// "好" in GB 18030
	const gb = Buffer.concat([
		Buffer.from('submission_id,p_t1,comment\nn5,7,'),
		Buffer.from([0xba, 0xc3])
	]);
	const old = await api.post(`${API}/surveys/${survey}/responses`, {
		data: gb,
		headers: { 'content-type': 'text/csv' }
	});
	expect(await old.json()).toMatchObject({ accepted: 1, rejected: [] });
});

test('fewer than five answers are not described, and a filter narrows the rest', async ({
	api
}) => {
	const survey = await openSurvey(api, 'perception');
	const row = (n: number, site: string) =>
		`${site}${n},2026-0${(n % 2) + 1}-10,${site},${n},${8 - n}`;
	const rows = [1, 2, 3].map((n) => row(n, 'riverside'));
	await importCsv(api, survey, ['submission_id,submitted_at,site,p_t1,p_r1', ...rows]);
	const few = await (await api.get(`${API}/surveys/${survey}/statistics`)).json();
	expect(few.n_received).toBe(3);
	expect(few.items[0].perception).toMatchObject({ mean: null, reason: 'too_few' });
	const more = ['north', 'old-town'].flatMap((site) => [1, 2, 3, 4, 5, 6].map((n) => row(n, site)));
	await importCsv(api, survey, ['submission_id,submitted_at,site,p_t1,p_r1', ...more]);
	const bySite = await (await api.get(`${API}/surveys/${survey}/statistics?by=site`)).json();
	// The small group, and one beside it: the total minus the other two would give it away.
	expect(bySite.suppressed).toHaveLength(2);
	expect(bySite.suppressed).toContainEqual({ group: 'riverside', reason: 'primary' });
	expect(bySite.groups.find(({ key }: { key: string }) => key === 'riverside')).toMatchObject({
		n: null,
		reason: 'suppressed'
	});
	const filtered = await (
		await api.get(`${API}/surveys/${survey}/statistics?site=north&from=2026-01-01&to=2026-12-31`)
	).json();
	expect(filtered).toMatchObject({
		n_received: 6,
		filter: { site: 'north', from: '2026-01-01', to: '2026-12-31' }
	});
	await expectProblem(
		await api.get(`${API}/surveys/${survey}/statistics?from=spring`),
		422,
		'invalid'
	);
});
