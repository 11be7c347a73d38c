import { describe, expect, test } from 'vitest';
import { hashText } from './hashed-text.ts';
import { likeliest } from './text-evaluation.ts';
import { classProbabilities, trainTextModel } from './text-model.ts';

const SAID = [
	[
		'等了很久',
		'送得太慢',
		'delivered late again',
		'迟到两个小时',
		'waited for hours',
		'一直没有送来'
	],
	['价格太贵', '乱收费', 'far too expensive', '多收了钱', 'charged twice', '收费不透明'],
	['态度恶劣', '没有礼貌', 'staff was rude', '爱理不理', 'they ignored me', '服务态度差']
];
const texts = SAID.flat().map(hashText);
const labels = SAID.flatMap((said, place) => said.map(() => place));
const rows = labels.map((_label, row) => row);

describe('a model of texts', () => {
	const model = trainTextModel(texts, labels, 3, rows);

	test('has learned what it was shown, and knows kin of it in both languages', () => {
		expect(texts.map((text) => likeliest(classProbabilities(model, text)))).toEqual(labels);
		const guess = (text: string) => likeliest(classProbabilities(model, hashText(text)));
		expect(guess('等了很久，太慢了')).toBe(0);
		expect(guess('too expensive')).toBe(1);
		expect(guess('the staff ignored us, so rude')).toBe(2);
	});

	test('gives probabilities that add to 1, and the shares for a text without words', () => {
		const sum = (said: number[]) => said.reduce((total, p) => total + p, 0);
		expect(sum(classProbabilities(model, hashText('慢')))).toBeCloseTo(1, 12);
		for (const p of classProbabilities(model, hashText(''))) expect(p).toBeCloseTo(1 / 3, 2);
	});

	test('is the same for the same texts and seed', () => {
		expect(trainTextModel(texts, labels, 3, rows)).toEqual(model);
		expect(trainTextModel(texts, labels, 3, rows, 2)).not.toEqual(model);
	});

	test('learns nothing from rows that it is not given', () => {
		const some = rows.filter((row) => row % 6 !== 0);
		const changed = texts.map((text, row) => (row % 6 === 0 ? hashText('完全不同') : text));
		expect(trainTextModel(changed, labels, 3, some)).toEqual(
			trainTextModel(texts, labels, 3, some)
		);
	});

	test('of two classes has one column, and counts shares that are not equal', () => {
		const two = labels.map((label) => (label === 0 ? 1 : 0));
		const judge = trainTextModel(texts, two, 2, rows);
		expect(judge.columns).toBe(1);
		const [without = 0, withIt = 0] = classProbabilities(judge, hashText(''));
		expect(withIt).toBeCloseTo(7 / 20, 6);
		expect(without + withIt).toBeCloseTo(1, 12);
	});

	test('is no larger than a byte for each bucket and class', () => {
		expect(model.weights.BYTES_PER_ELEMENT).toBe(1);
		expect(model.weights.byteLength / 3).toBeLessThanOrEqual(100 * 1024);
	});

	test('one class is nothing to tell apart', () => {
		expect(() => trainTextModel(texts, labels, 1, rows)).toThrow(RangeError);
	});
});
