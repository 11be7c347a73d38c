/**
 * Root causes of dissatisfaction, a tree of two levels: groups, and the causes in them.
 *
 * The first cause of a case and those that contributed are leaves of this tree: a cause of a group,
 * or a group that has none (emotion, social environment). Codes are stored with cases and
 * instruments, so one is never renamed. Names live in messages/causes.ts.
 */
import { causeNames } from '#lib/messages/causes.ts';

/** The SERVQUAL dimension that suffers first; null where none does by nature. */
export type ServqualDimension =
	'tangibles' | 'reliability' | 'responsiveness' | 'assurance' | 'empathy';

export type CauseCode = keyof typeof causeNames;

export type Cause = {
	code: CauseCode;
	/** The group; null for a group. */
	parent: CauseCode | null;
	/**
	 * What to suggest: direct if the customer meets the cause itself (a defect, a bad attitude),
	 * indirect if it works through another (management, positioning). Each case decides for itself.
	 */
	usually: 'direct' | 'indirect';
	dimension: ServqualDimension | null;
	name: { readonly zh: string; readonly en: string };
};

type Row = readonly [code: CauseCode, dimension: ServqualDimension | null];
type Group = Omit<Cause, 'parent' | 'name' | 'dimension'> & { causes: readonly Row[] };

const GROUPS: readonly Group[] = [
	{
		code: 'product',
		usually: 'direct',
		causes: [
			['product_below_standard', 'reliability'],
			['product_not_as_advertised', 'reliability'],
			['product_after_sales', 'responsiveness'],
			['product_not_as_described', 'reliability'],
			['product_safety_defect', 'assurance'],
			['product_food_quality', 'reliability'],
			['product_aged_equipment', 'tangibles'],
			['product_facilities', 'tangibles'],
			['product_hygiene', 'tangibles']
		]
	},
	{
		code: 'service',
		usually: 'direct',
		causes: [
			['service_attitude', 'assurance'],
			['service_slow_response', 'responsiveness'],
			['service_late_complaint_handling', 'responsiveness'],
			['service_disrespect', 'empathy'],
			['service_below_expectation', null],
			['service_delivery', 'reliability'],
			['service_waiting_time', 'responsiveness'],
			['service_itinerary_or_guide', 'reliability'],
			['service_medical_quality', 'assurance']
		]
	},
	{
		code: 'management',
		usually: 'indirect',
		causes: [
			['management_process', 'reliability'],
			['management_training', 'assurance'],
			['management_complaint_mechanism', 'responsiveness'],
			['management_unfamiliar_staff', 'assurance'],
			['management_process_gap', 'reliability'],
			['management_low_efficiency', 'responsiveness'],
			['management_no_follow_up', 'empathy'],
			['management_emotion_control', 'assurance'],
			['management_no_standard', 'reliability']
		]
	},
	{
		code: 'market',
		usually: 'indirect',
		causes: [
			['market_competition', null],
			['market_high_expectation', null],
			['market_brand_image', null],
			['market_positioning', null],
			['market_unspoken_expectation', 'empathy']
		]
	},
	{
		code: 'information',
		usually: 'direct',
		causes: [
			['information_misunderstood', 'empathy'],
			['information_not_shared', 'reliability'],
			['information_unclear_fees', 'assurance'],
			['information_not_announced', 'responsiveness']
		]
	},
	{ code: 'emotion', usually: 'direct', causes: [] },
	{ code: 'social', usually: 'indirect', causes: [] }
];

/** All causes: each group, followed by what is in it. */
export const CAUSES: readonly Cause[] = GROUPS.flatMap(({ code, usually, causes }) => [
	{ code, parent: null, usually, dimension: null, name: causeNames[code] },
	...causes.map(([cause, dimension]) => ({
		code: cause,
		parent: code,
		usually,
		dimension,
		name: causeNames[cause]
	}))
]);

/** What a case can name as its cause: the leaves of the tree. */
export const CASE_CAUSES: readonly Cause[] = CAUSES.filter(
	({ code }) => !CAUSES.some(({ parent }) => parent === code)
);

const BY_CODE: ReadonlyMap<string, Cause> = new Map(CAUSES.map((cause) => [cause.code, cause]));

/** The cause with this code; null for a code the tree does not have. */
export function causeOf(code: string): Cause | null {
	return BY_CODE.get(code) ?? null;
}
