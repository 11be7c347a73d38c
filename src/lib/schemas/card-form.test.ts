import { describe, expect, test } from 'vitest';
import type { CardPage } from '#lib/domain/risk/card.ts';
import { fieldsOf, linesOf, readCardForm } from './card-form.ts';

const signal = (points: number, parameters: Record<string, unknown> = {}, isMustAct = false) => ({
	...{ points, isMustAct, lifeDays: 60, parameters }
});
const CARD: CardPage = {
	...{ version: 3, watchFrom: 3, amberFrom: 5, redFrom: 8, isApplied: true },
	signals: {
		low_answer: signal(2, {
			at_most: 2,
			overrides: [
				{ segment: 'business', at_most: 3 },
				{ service: 'repair', at_most: 1 }
			]
		}),
		long_wait: signal(1, { grace_minutes: 0 }),
		public_post: signal(0, {}, true),
		all_met: signal(-2),
		felt_ignored: signal(3, { answers: ['no'] }),
		regulator_named: signal(0, { zh: '12315', words: { added: ['fos'], removed: ['法院'] } }, true)
	},
	...{ versions: [], services: [], observed: { customers: 0, complaints: 0 } }
};
const read = (changes: Record<string, string> = {}) =>
	readCardForm({ ...fieldsOf(CARD), ...changes }, CARD);

describe('the form of the card', () => {
	test('that is sent as it was shown is the card itself', () => {
		expect(read()).toEqual({
			errors: null,
			draft: {
				...{ based_on: 3, watch_from: 3, amber_from: 5, red_from: 8, note: '' },
				signals: {
					low_answer: {
						...{ points: 2, is_must_act: false, life_days: 60 },
						parameters: CARD.signals['low_answer']?.parameters
					},
					long_wait: {
						...{ points: 1, is_must_act: false, life_days: 60 },
						parameters: { grace_minutes: 0, overrides: [] }
					},
					public_post: {
						...{ points: 0, is_must_act: true, life_days: 60 },
						parameters: { overrides: [] }
					},
					all_met: {
						...{ points: -2, is_must_act: false, life_days: 60 },
						parameters: { overrides: [] }
					},
					felt_ignored: {
						...{ points: 3, is_must_act: false, life_days: 60 },
						parameters: { overrides: [], answers: ['no'] }
					},
					regulator_named: {
						...{ points: 0, is_must_act: true, life_days: 60 },
						parameters: { overrides: [], words: { added: ['fos'], removed: ['法院'] } }
					}
				}
			}
		});
	});

	test('takes numbers as people write them', () => {
		const { draft } = read({ 'points.all_met': '−3', 'at.low_answer.at_most': '2,5' });
		expect(draft?.signals['all_met']?.points).toBe(-3);
		expect(draft?.signals['low_answer']?.parameters['at_most']).toBe(2.5);
	});

	test('drops the points of what must be acted on, whatever stands there', () => {
		const { draft } = read({ 'must.long_wait': 'on', 'points.long_wait': 'x' });
		expect(draft?.signals['long_wait']).toMatchObject({ points: 0, is_must_act: true });
	});

	test('adds a threshold that differs, and drops a line whose threshold is taken away', () => {
		const { draft } = read({
			'line.1.threshold': '',
			'line.2.threshold': 'long_wait.grace_minutes',
			'line.2.service': 'repair',
			'line.2.segment': 'home',
			'line.2.value': '5'
		});
		expect(draft?.signals['low_answer']?.parameters['overrides']).toEqual([
			{ segment: 'business', at_most: 3 }
		]);
		expect(draft?.signals['long_wait']?.parameters['overrides']).toEqual([
			{ service: 'repair', segment: 'home', grace_minutes: 5 }
		]);
	});

	test('shows the words of a card by language, and takes what is written as it stands', () => {
		const { 'words.regulator_named.zh': zh = '', 'words.regulator_named.en': en = '' } =
			fieldsOf(CARD);
		expect(zh).toContain('12315');
		expect(zh).not.toContain('法院');
		expect(en).toMatch(/, fos$/);
		const { draft } = read({ 'words.regulator_named.zh': `${zh}\n消保.*，(a+)+$ 处` });
		expect(draft?.signals['regulator_named']?.parameters['words']).toEqual({
			added: ['消保.*', '(a+)+$ 处', 'fos'],
			removed: ['法院']
		});
	});

	test('never sends a pattern', () => {
		expect(read().draft?.signals['regulator_named']?.parameters).not.toHaveProperty('zh');
	});

	test('counts the answers that are ticked', () => {
		const { draft } = read({
			'answers.felt_ignored.partly': 'on',
			'answers.felt_ignored.yes': 'on'
		});
		expect(draft?.signals['felt_ignored']?.parameters['answers']).toEqual(['partly', 'no']);
	});

	test('has two empty lines after those in use', () => {
		expect(linesOf(fieldsOf(CARD))).toBe(4);
		expect(linesOf({})).toBe(2);
	});

	test.each([
		[{ watch_from: '5' }, 'amber_from', 'bands_in_order'],
		[{ red_from: '5' }, 'red_from', 'bands_in_order'],
		[{ watch_from: '0' }, 'watch_from', 'out_of_range'],
		[{ amber_from: 'five' }, 'amber_from', 'number_needed'],
		[{ 'points.low_answer': '' }, 'points.low_answer', 'number_needed'],
		[{ 'points.low_answer': '1.5' }, 'points.low_answer', 'number_needed'],
		[{ 'points.low_answer': '11' }, 'points.low_answer', 'out_of_range'],
		[{ 'life.low_answer': '0' }, 'life.low_answer', 'out_of_range'],
		[{ 'at.low_answer.at_most': '5' }, 'at.low_answer.at_most', 'out_of_range'],
		[{ 'line.0.segment': '' }, 'line.0.segment', 'line_incomplete'],
		[{ 'line.0.value': '' }, 'line.0.value', 'number_needed'],
		[
			{ 'line.0.threshold': 'silence.wait_days', 'line.0.service': 'repair', 'line.0.value': '5' },
			'line.0.segment',
			'segment_alone'
		],
		[{ note: 'x'.repeat(501) }, 'note', 'too_long'],
		[{ 'words.regulator_named.zh': '的' }, 'words.regulator_named.zh', 'word_short'],
		[{ 'words.regulator_named.en': 'x'.repeat(41) }, 'words.regulator_named.en', 'word_long'],
		[{ 'answers.felt_ignored.no': '' }, 'answers.felt_ignored', 'choose_one']
	])('with %j is refused', (changes, field, code) => {
		const { draft, errors } = read(changes);
		expect(draft).toBeNull();
		expect(errors?.[field]).toEqual([code]);
	});
});
