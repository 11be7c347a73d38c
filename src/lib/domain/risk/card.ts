/** A points card as people edit it: what each signal is worth, for how long, and from which threshold on. */
import type { Words } from './ledger.ts';
import type { Signal } from './signals.ts';

/** In which part of the card a signal stands. */
export const SIGNAL_GROUPS = ['answers', 'contacts', 'mustAct', 'time', 'cases'] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

export const GROUP_OF: Readonly<Record<Signal, SignalGroup>> = {
	dimension_gap: 'answers',
	low_answer: 'answers',
	overall_drop: 'answers',
	contradiction: 'answers',
	information_unclear: 'answers',
	felt_ignored: 'answers',
	high_effort: 'answers',
	switching_intent: 'answers',
	all_met: 'answers',
	contact_requested: 'mustAct',
	regulator_named: 'mustAct',
	public_post: 'mustAct',
	long_wait: 'contacts',
	delivered_late: 'contacts',
	below_standard: 'contacts',
	repeated_contact: 'contacts',
	service_fault: 'contacts',
	cancelled: 'contacts',
	promise_broken: 'contacts',
	missed_callback: 'contacts',
	notice_undelivered: 'contacts',
	silence: 'time',
	left_at: 'time',
	season_peak: 'time',
	product_batch: 'time',
	case_solved: 'cases',
	case_not_solved: 'cases'
};

export type Threshold = {
	/** `low_answer.at_most`: the signal and the name of the parameter. */
	readonly name: string;
	readonly least: number;
	readonly most: number;
	readonly isWhole: boolean;
	/** Whether it may differ by service and by segment. */
	readonly mayDiffer: boolean;
};

/** Thresholds of answers are in points of a 7-point scale. */
export const THRESHOLDS: readonly Threshold[] = [
	threshold('dimension_gap.at_most', -6, 0),
	threshold('dimension_gap.counted', 1, 10, true),
	threshold('low_answer.at_most', 1, 4),
	threshold('overall_drop.at_least', 0.5, 6),
	threshold('contradiction.high_from', 4, 7),
	threshold('contradiction.negative_from', 0.5, 1),
	threshold('high_effort.at_most', 1, 4),
	threshold('switching_intent.at_least', 4, 7),
	threshold('long_wait.grace_minutes', 0, 1440),
	threshold('delivered_late.grace_hours', 0, 720),
	threshold('below_standard.tolerance', 0, 1000),
	threshold('repeated_contact.contacts', 2, 20, true),
	threshold('repeated_contact.days', 1, 365, true),
	threshold('silence.invitations', 1, 10, true),
	threshold('silence.wait_days', 1, 90, true),
	threshold('left_at.wait_days', 1, 30, true),
	{ ...threshold('season_peak.ratio', 1.1, 10), mayDiffer: false },
	{ ...threshold('season_peak.complaints', 5, 1000, true), mayDiffer: false },
	{ ...threshold('product_batch.customers', 2, 100, true), mayDiffer: false },
	{ ...threshold('product_batch.days', 1, 365, true), mayDiffer: false }
];

/** Silence is kept towards all services at once: it may differ by segment alone. */
export function differsBySegmentAlone({ name }: Pick<Threshold, 'name'>): boolean {
	return name.startsWith('silence.') || name.startsWith('left_at.');
}

function threshold(name: string, least: number, most: number, isWhole = false): Threshold {
	return { name, least, most, isWhole, mayDiffer: true };
}

export const POINTS_LEAST = -10;
export const POINTS_MOST = 10;
export const LIFE_DAYS_MOST = 730;

/** A threshold that differs for one service, one segment, or one segment of one service. */
export type Override = { threshold: string; service: string; segment: string; value: number };

export type CardSignal = {
	points: number;
	isMustAct: boolean;
	lifeDays: number;
	parameters: Readonly<Record<string, unknown>>;
};

export type CardVersion = {
	version: number;
	at: string;
	/** null: the product itself. */
	by: string | null;
	note: string | null;
	watchFrom: number;
	amberFrom: number;
	redFrom: number;
	points: Readonly<Record<string, number>>;
};

export type CardPage = {
	version: number;
	watchFrom: number;
	amberFrom: number;
	redFrom: number;
	/** False while the worker still brings its points to the live rows. */
	isApplied: boolean;
	signals: Readonly<Record<string, CardSignal>>;
	versions: readonly CardVersion[];
	services: readonly { code: string; name: Words }[];
	observed: { customers: number; complaints: number };
};

/** What a version changed of the one before: signals whose points differ, and whether the bands do. */
export function changesOf(version: CardVersion, before: CardVersion | undefined) {
	if (before === undefined) return { points: [], areBandsNew: false };
	const signals = [...new Set([...Object.keys(before.points), ...Object.keys(version.points)])];
	const points = signals
		.map((signal) => ({
			signal,
			from: before.points[signal] ?? null,
			to: version.points[signal] ?? null
		}))
		.filter(({ from, to }) => from !== to);
	const areBandsNew =
		version.watchFrom !== before.watchFrom ||
		version.amberFrom !== before.amberFrom ||
		version.redFrom !== before.redFrom;
	return { points, areBandsNew };
}

/** The overrides of a card in the order in which they count. */
export function overridesOf(signals: CardPage['signals']): Override[] {
	return Object.entries(signals).flatMap(([signal, { parameters }]) => {
		const lines = Array.isArray(parameters['overrides']) ? parameters['overrides'] : [];
		return lines.flatMap((line: Record<string, unknown>) =>
			Object.entries(line).flatMap(([name, value]) =>
				typeof value === 'number'
					? [
							{
								threshold: `${signal}.${name}`,
								service: typeof line['service'] === 'string' ? line['service'] : '',
								segment: typeof line['segment'] === 'string' ? line['segment'] : '',
								value
							}
						]
					: []
			)
		);
	});
}
