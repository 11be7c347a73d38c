import { readFileSync } from 'node:fs';

type AcceptanceCase<Input, Expected> = { input: Input; expect: Expected; tol: number };
type AcceptanceFile = {
	scale: [number, number];
	checks: {
		id: string;
		cases: { name: string; input?: unknown; expect: unknown; tol?: number }[];
	}[];
};

const file = JSON.parse(
	readFileSync(new URL('../acceptance/acceptance.json', import.meta.url), 'utf8')
) as AcceptanceFile;

/** The rating scale all cases share. */
export const ACCEPTANCE_SCALE = { min: file.scale[0], max: file.scale[1] };

/** One worked case, by check and name; the caller states the shape the case is known to have. */
export function acceptanceCase<Input, Expected>(
	id: string,
	name: string
): AcceptanceCase<Input, Expected> {
	const found = file.checks
		.find((check) => check.id === id)
		?.cases.find((candidate) => candidate.name.startsWith(name));
	if (found === undefined) throw new Error(`acceptance.json has no case ${id} "${name}".`);
	return { input: found.input as Input, expect: found.expect as Expected, tol: found.tol ?? 0 };
}

/** Every case of every check, by its full name. */
export const ACCEPTANCE_CASES: readonly { id: string; name: string }[] = file.checks.flatMap(
	({ id, cases }) => cases.map(({ name }) => ({ id, name }))
);

/** A test that proves a case: its file, and words that stand in it only while it does so. */
type Proof = { readonly file: string; readonly words: string };

const domain = (file: string, words: string): Proof => ({ file: `src/lib/domain/${file}`, words });
const database = (file: string, words: string): Proof => ({
	file: `supabase/tests/${file}`,
	words
});

/**
 * Where each case is proved. Unit tests read the case from the file through `acceptanceCase`, so
 * their words are the beginning of its name; tests of the database are named by their title.
 */
export const PROOFS: Readonly<Record<string, Readonly<Record<string, Proof>>>> = {
	AC01: {
		'12manage published example': domain('servqual/overall-score.test.ts', "'12manage'"),
		'same with 11/32/22/19/16 points': domain(
			'servqual/weighted-gap.test.ts',
			"'same with 11/32/22/19/16'"
		),
		'one full respondent, 22 pairs, 1991 wording': domain(
			'servqual/respondent-gaps.test.ts',
			"'one full respondent'"
		)
	},
	AC02: {
		'raw 1988 answers score identically to AC01': domain(
			'servqual/respondent-gaps.test.ts',
			"'raw 1988 answers'"
		),
		'signature of forgetting it': domain(
			'servqual/respondent-gaps.test.ts',
			"'signature of forgetting it'"
		)
	},
	AC03: {
		'4 respondents, tangibles (4 items), null = no opinion': domain(
			'servqual/dimension-score.test.ts',
			"'4 respondents"
		)
	},
	AC04: {
		'all answers 5 (5x4)': domain('statistics/cronbach-alpha.test.ts', "'all answers 5'"),
		'constant gap -1, n=6': domain('statistics/t-test.test.ts', "'constant gap -1'"),
		'one constant item among three': domain(
			'statistics/alpha-if-deleted.test.ts',
			"'one constant item'"
		),
		'n=1': domain('statistics/summary.test.ts', "'n=1'"),
		'n=2, gaps -1,-3': domain('statistics/t-interval.test.ts', "'n=2"),
		'PostgreSQL corr()/stddev float trap: constant dimension score 4.4 (=22/5) for 194 respondents vs 1..194':
			domain('statistics/correlation.test.ts', "'PostgreSQL corr()'"),
		'two items perfectly negative': domain(
			'statistics/cronbach-alpha.test.ts',
			"'two items perfectly negative'"
		)
	},
	AC05: {
		'token table, scale 1..7': domain('servqual/rating.test.ts', "'token table'"),
		'DB constraint': database('responses/submit-response.test.ts', 'a rating above the scale'),
		'duplicate respondent token': database(
			'responses/submit-response.test.ts',
			'from two tabs with two submission ids is one response with the same receipt'
		)
	},
	AC06: {
		'sum 100': domain('servqual/weighted-gap.test.ts', "'sum 100'"),
		'sum 110': domain('servqual/weighted-gap.test.ts', "'sum 110'"),
		'sum 0 / negative / missing one': domain('servqual/weighted-gap.test.ts', "'sum 0")
	},
	AC09: {
		'erase respondent 14 (GDPR) by subtraction': domain(
			'statistics/mergeability.test.ts',
			"'erase respondent 14"
		),
		'edit one answer': domain('statistics/mergeability.test.ts', "'edit one answer'"),
		'concurrent inserts': database(
			'measurement/rollups.test.ts',
			'a thousand answers at once, while others are folded, are all counted once'
		),
		'float danger': domain('statistics/summary.test.ts', "'float danger'")
	},
	AC10: {
		Wilson: domain('statistics/wilson.test.ts', "'Wilson'"),
		NPS: domain('statistics/net-promoter-score.test.ts', "'NPS'"),
		Holm: domain('statistics/holm.test.ts', "'Holm'"),
		't quantiles .975': domain('statistics/distributions.test.ts', "'t quantiles .975'"),
		'weighted mean': domain('statistics/weighted-mean.test.ts', "'weighted mean'"),
		'Johnson relative weights, attitude (rating ~ 6)': domain(
			'statistics/regression.test.ts',
			"'Johnson relative weights'"
		),
		'published-table lint (PMC6131925, n=386)': domain(
			'statistics/t-interval.test.ts',
			"'published-table lint'"
		)
	},
	AC11: {
		'Nelson / Western Electric rules on z (center 0, sigma 1); 1-based index of the completing point':
			domain('statistics/control-charts/rules.test.ts', "'Nelson / Western Electric'"),
		'Mann-Kendall constant series': domain(
			'statistics/mann-kendall.test.ts',
			"'Mann-Kendall constant series'"
		)
	},
	AC12: {
		'n<5': domain('servqual/disclosure.test.ts', "'n<5'"),
		'three groups': domain('servqual/disclosure.test.ts', "'three groups'"),
		'differencing over time': domain('servqual/disclosure.test.ts', "'differencing over time'"),
		'homogeneous cell': domain('servqual/disclosure.test.ts', "'homogeneous cell'"),
		'suppressed cells leak nowhere': domain(
			'servqual/measured-group.test.ts',
			"'suppressed cells leak nowhere'"
		),
		'zone of tolerance, LibQUAL peer mean (AS-3, 2002/03)': domain(
			'servqual/zone-of-tolerance.test.ts',
			"'zone of tolerance, LibQUAL peer mean'"
		),
		'ZoT edge cases': domain('servqual/zone-of-tolerance.test.ts', "'ZoT edge cases'")
	}
};
