import { describe, expect, test } from 'vitest';
import { CAUSE_GROUPS, leavesOf, type CauseModel } from './cause-model.ts';
import { hashText } from './hashed-text.ts';
import { lexiconScore } from './lexicon-score.ts';
import { readText } from './read-text.ts';
import { trainJudge } from './text-judge.ts';
import { trainTextModel } from './text-model.ts';

describe('a reading', () => {
	test('says what was found and what read it', () => {
		expect(readText('暖气不热，打电话没人接，再不来我就打12345')).toMatchObject({
			locale: 'zh',
			findings: { ignored: ['没人接'], regulator: ['12345'] },
			reader: { lexicon: 2, findings: 2, rules: '2' }
		});
	});

	test('of discontent is above a half and has causes, of content below and has none', () => {
		const bad = readText('The delivery was late and the driver was rude');
		expect(bad?.negative).toBeGreaterThan(0.7);
		expect(bad?.causes.length).toBeGreaterThan(0);
		expect(bad?.grams[0]?.weight).toBeGreaterThan(0);
		const good = readText('送货很快，非常满意');
		expect(good?.negative).toBeLessThan(0.3);
		expect(good?.causes).toEqual([]);
	});

	test('without words of feeling does not say whether somebody is content', () => {
		expect(readText('今天星期四')).toMatchObject({ negative: null, findings: {}, causes: [] });
	});

	test('of nothing is none', () => {
		expect(readText('')).toBeNull();
		expect(readText(' \n ')).toBeNull();
	});

	test('stays small whatever is written', () => {
		const long = '等了三天没人理12315退款曝光再也不来马上态度恶劣乱收费'.repeat(300);
		for (const text of [long, 'x'.repeat(8000), 'rude '.repeat(1600), '😡'.repeat(2000)]) {
			expect(JSON.stringify(readText(text)).length).toBeLessThan(4000);
		}
	});
});

describe('a reading with what an organisation has taught', () => {
	const said = ['橙色', '橙色的', '蓝色', '蓝色的'];
	const labels = [1, 1, 0, 0];
	const rows = [0, 1, 2, 3];
	const hashed = said.map(hashText);

	test('of polarity knows words that the lexicon does not', () => {
		const judge = trainJudge({ hashed, lexicon: said.map(lexiconScore) }, labels, 2, rows);
		const reading = readText('橙色', { polarity: { version: 7, judge } });
		expect(reading?.negative).toBeGreaterThan(0.6);
		expect(reading?.grams.map(({ gram }) => gram)).toContain('橙色');
		expect(reading?.reader).toMatchObject({ polarity: 7 });
	});

	test('of causes names them and the words that speak for them', () => {
		const delivery = CAUSE_GROUPS.indexOf('service');
		const facilities = CAUSE_GROUPS.indexOf('product');
		const groups = trainTextModel(
			hashed,
			labels.map((label) => (label === 1 ? delivery : facilities)),
			CAUSE_GROUPS.length,
			rows
		);
		const leaf = leavesOf('service').indexOf('service_delivery');
		const leaves = trainTextModel(
			hashed.slice(0, 2),
			[leaf, leaf],
			leavesOf('service').length,
			[0, 1]
		);
		const model: CauseModel = { groups, leaves: new Map([['service', leaves]]) };
		const reading = readText('橙色', { causes: { version: 3, model, assignFrom: null } });
		expect(reading?.causes[0]).toMatchObject({ code: 'service_delivery', source: 'model' });
		expect(reading?.causes[0]?.words).toContain('橙色');
		expect(reading?.reader.causes).toBe(3);
		expect(reading?.causes[0]?.assigned).toBeUndefined();
		const sure = readText('橙色', { causes: { version: 3, model, assignFrom: 0.2 } });
		expect(sure?.causes.map(({ assigned }) => assigned === true)).toEqual(
			sure?.causes.map((_cause, place) => place === 0)
		);
	});
});
