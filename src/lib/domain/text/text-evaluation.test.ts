import { expect, test } from 'vitest';
import { seededRandom } from '../learning/random.ts';
import { hashText } from './hashed-text.ts';
import { evaluateText } from './text-evaluation.ts';

const random = seededRandom(4);
const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
const LATE = ['慢', '迟到', '等', '久'];
const RUDE = ['态度', '粗鲁', '骂', '冷淡'];
const ANY = ['今天', '司机', '电话', '客服', '他们', '又'];
const N = 240;
const labels = Array.from({ length: N }, (_none, i) => i % 2);
const said = labels.map((label) => `${pick(ANY)}${pick(label ? RUDE : LATE)}${pick(ANY)}`);
const alone = labels.map((_label, row) => row);

test('texts that can be told apart are, with figures that agree', () => {
	const found = evaluateText({ hashed: said.map(hashText) }, labels, 2, alone);
	expect(found.verdict).toBe('signal');
	expect(found.accuracy).toBeGreaterThan(0.95);
	expect(found.macroF1).toBeCloseTo(found.accuracy, 2);
	expect(found.accuracyCi95?.[0]).toBeLessThan(found.accuracy);
});

test('labels that have nothing to do with the words are no usable signal', () => {
	const lots = labels.map(() => (random() < 0.5 ? 1 : 0));
	expect(evaluateText({ hashed: said.map(hashText) }, lots, 2, alone).verdict).toBe('no_signal');
});

test('copies do not teach what they are tested on', () => {
	const lots = Array.from({ length: 40 }, () => (random() < 0.5 ? 1 : 0));
	const words = lots.map((_label, i) => String.fromCodePoint(0x4e00 + i * 37));
	const five = Array.from({ length: 200 }, (_none, i) => i % 40);
	const texts = five.map((i) => hashText(words[i] ?? ''));
	const copied = five.map((i) => lots[i] ?? 0);
	expect(evaluateText({ hashed: texts }, copied, 2, five).accuracy).toBeLessThan(0.65);
	// Without knowing of copies it would look perfect.
	expect(
		evaluateText(
			{ hashed: texts },
			copied,
			2,
			copied.map((_l, row) => row)
		).accuracy
	).toBeGreaterThan(0.95);
});

test('a class of fewer texts than folds is too little', () => {
	const rare = labels.map((label, row) => (row < 3 ? 2 : label));
	expect(() => evaluateText({ hashed: said.map(hashText) }, rare, 3, alone)).toThrow(
		/Not enough data/
	);
});
