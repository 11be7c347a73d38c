import { expect, test } from 'vitest';
import { placeOf } from './card-field.ts';

test.each([
	['red_from', '红色', 'Red'],
	['points.low_answer', '极低评分 · 分数', 'very low answers · Points'],
	['life.silence', '不再答复 · 有效天数', 'silence · Days in force'],
	['at.low_answer.at_most', '极低评分 · 评分不高于', 'very low answers · rating at most'],
	[
		'words.regulator_named.en',
		'提到监管或法律途径 · 英文词语',
		'mention of a regulator or the law · English words'
	],
	['answers.felt_ignored', '感到被冷落', 'feeling of being ignored'],
	['line.1.segment', '第 2 行，客户分组', 'Line 2, Segment'],
	['line.0.value', '第 1 行，数值', 'Line 1, Value'],
	['note', '为什么修改', 'Why you change it']
])('the field %s has a place that people know', (name, zh, en) => {
	expect({ zh: placeOf(name, 'zh'), en: placeOf(name, 'en') }).toEqual({ zh, en });
});
