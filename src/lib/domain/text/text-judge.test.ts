import { describe, expect, test } from 'vitest';
import { accuracyOfFew } from './few-labels.ts';
import { hashText } from './hashed-text.ts';
import { fitLexicon, lexiconLogOdds } from './lexicon-offset.ts';
import { lexiconScore } from './lexicon-score.ts';
import { judgeText, trainJudge } from './text-judge.ts';

const GOOD = ['很满意', '态度好', '送得很快', '味道不错', 'very helpful staff', 'great service'];
const BAD = ['太慢了', '态度恶劣', '难吃', '没人管', 'rude staff', 'waste of money'];
const said = [...GOOD, ...BAD];
const labels = said.map((_text, row) => (row < GOOD.length ? 0 : 1));
const rows = labels.map((_label, row) => row);
const hashed = said.map(hashText);
const lexicon = said.map(lexiconScore);
const second = (text: string, judge = trainJudge({ hashed, lexicon }, labels, 2, rows)) =>
	judgeText(judge, hashText(text), lexiconScore(text))[1] ?? NaN;

describe('a judge with words of feeling', () => {
	test('knows words that it has never been shown', () => {
		expect(second('敷衍推诿')).toBeGreaterThan(0.6);
		expect(second('耐心细致')).toBeLessThan(0.4);
		const without = trainJudge({ hashed }, labels, 2, rows);
		expect(without.lexicon).toBeNull();
		expect(second('敷衍推诿', without)).toBeLessThan(0.6);
	});

	test('is not told which class is which', () => {
		const turned = labels.map((label) => 1 - label);
		const judge = trainJudge({ hashed, lexicon }, turned, 2, rows);
		expect(second('敷衍推诿', judge)).toBeLessThan(0.4);
	});

	test('learns the worth of words from its own rows only', () => {
		const some = rows.filter((row) => row !== 3);
		const other = lexicon.map((score, row) => (row === 3 ? lexiconScore('糟糕') : score));
		expect(fitLexicon(other, labels, some)).toEqual(fitLexicon(lexicon, labels, some));
		expect(fitLexicon(other, labels, rows)).not.toEqual(fitLexicon(lexicon, labels, rows));
	});

	test('of more than two classes does not use them', () => {
		const three = labels.map((label, row) => (row === 0 ? 2 : label));
		expect(trainJudge({ hashed, lexicon }, three, 3, rows).lexicon).toBeNull();
	});
});

test('words of feeling that tell nothing are worth nothing', () => {
	const lots = Array.from({ length: 400 }, (_none, i) => i % 2);
	const same = lots.map((_label, i) => lexiconScore(i % 4 < 2 ? '很好' : '很差'));
	const weights = fitLexicon(
		same,
		lots,
		lots.map((_label, row) => row)
	);
	expect(Math.abs(lexiconLogOdds(weights, lexiconScore('很差')))).toBeLessThan(0.05);
});

describe('accuracy of few labels', () => {
	const many = Array.from({ length: 120 }, (_none, i) => `${said[i % said.length] ?? ''} ${i}`);
	const given = many.map((_text, i) => labels[i % said.length] ?? 0);
	const ready = { hashed: many.map(hashText), lexicon: many.map(lexiconScore) };
	const alone = many.map((_text, row) => row);

	test('is measured on the texts that were not learned from', () => {
		const found = accuracyOfFew(ready, given, 2, alone, { count: 24, draws: 3 });
		expect(found?.accuracy).toBeGreaterThan(0.9);
		expect(found?.lowest).toBeLessThanOrEqual(found?.accuracy ?? 0);
	});

	test('is unknown where too few are left', () => {
		expect(accuracyOfFew(ready, given, 2, alone)).toBeNull();
	});
});
