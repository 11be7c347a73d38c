/** Ledger rows for tests: a row of each kind as the database writes it. */
import type { LedgerRow, RiskCard } from './ledger.ts';

export const CARD: RiskCard = { version: 1, watchFrom: 3, amberFrom: 5, redFrom: 8 };

const CONTACT = { encounter: 'E-1', service: { zh: '上门维修', en: 'Repair visit' } };
const SURVEY = { survey: 'after-service', title: { zh: '服务后调查', en: 'After-service' } };

export const EVIDENCE = {
	dimension_gap: {
		...SURVEY,
		dimension: 'responsiveness',
		name: { zh: '响应性', en: 'Responsiveness' },
		gap: -1.4,
		expectation: 6.5,
		perception: 5.1,
		answered: 4,
		asked: 4,
		scale_max: 7
	},
	low_answer: {
		...SURVEY,
		scale_max: 7,
		count: 3,
		items: [
			{ code: 'r1', text: { zh: '按时完成。', en: 'Work was done on time.' }, answer: 1 },
			{ code: 'r2', text: { zh: '一次做好。', en: 'It was right the first time.' }, answer: 2 },
			{ code: 'r3', text: { zh: '记录准确。', en: 'Records were right.' }, answer: 2 }
		]
	},
	overall_drop: {
		...SURVEY,
		before: 6,
		before_max: 7,
		before_at: '2026-02-03T08:00:00Z',
		now: 3,
		now_max: 7
	},
	contact_requested: { ...SURVEY, detail: 'in the evening' },
	regulator_named: { ...SURVEY, words: '12345' },
	long_wait: {
		quantity: 'wait_minutes',
		promised: 15,
		measured: 42,
		encounter: 'E-1',
		service: { zh: '上门维修', en: 'Repair visit' }
	},
	contradiction: { ...SURVEY, overall: 6, scale_max: 7, negative: 0.91, words: 'never again' },
	information_unclear: {
		...SURVEY,
		answer: 'partly',
		option: { zh: '有些不清楚', en: 'Partly' }
	},
	felt_ignored: { ...SURVEY, words: '没人理' },
	high_effort: { ...SURVEY, question: 'effort', answer: 2, scale_max: 7 },
	switching_intent: { ...SURVEY, question: 'switching', answer: 6, scale_max: 7 },
	all_met: { ...SURVEY, dimensions: 5 },
	public_post: { ...SURVEY, words: '发抖音' },
	delivered_late: { ...CONTACT, quantity: 'late_minutes', promised: 0, measured: 4320 },
	below_standard: {
		...CONTACT,
		quantity: 'room_temperature_celsius',
		promised: 18,
		measured: 15.5
	},
	repeated_contact: { ...CONTACT, service_code: 'repair', contacts: 3, days: 10 },
	service_fault: { ...CONTACT, product: 'K2', batch: '2026-07' },
	cancelled: CONTACT,
	promise_broken: CONTACT,
	missed_callback: CONTACT,
	notice_undelivered: CONTACT,
	silence: { invitations: 2, last_answer_at: '2026-02-03T08:00:00Z' },
	left_at: {
		...SURVEY,
		dimension: 'responsiveness',
		name: { zh: '响应性', en: 'Responsiveness' }
	},
	season_peak: {
		site: { zh: '城北站', en: 'North station' },
		month: 11,
		ratio: 1.84,
		complaints: 24
	},
	product_batch: { product: 'K2', batch: '2026-07', customers: 5, days: 30 },
	case_solved: { case: 'P-7K2M' },
	case_not_solved: { case: 'P-7K2M' }
} as const;

export function row(given: Partial<LedgerRow> = {}): LedgerRow {
	return {
		signal: 'low_answer',
		points: 2,
		isMustAct: false,
		occurredAt: '2026-05-12T02:00:00Z',
		recordedAt: '2026-05-12T02:00:00.100Z',
		expiresAt: '2026-07-11T02:00:00Z',
		evidence: {},
		...given
	};
}
