/** The learned probability of one customer, and what of it is told. */
import { learnedRisk as words } from '#lib/messages/learned-risk.ts';
import { signals } from '#lib/messages/risk.ts';
import { SHOWN_FROM } from '../learning/prior-centred-card.ts';
import { liveReasons } from './api-customer.ts';
import type { LedgerRow } from './ledger.ts';
import { observedRate, type ObservedRate } from './observed-rates.ts';
import { reasonFact } from './reason-sentence.ts';
import { isSignal } from './signals.ts';

export type RiskPart = {
	readonly signal: string;
	/** Live ledger rows of the signal; none is a part too, since others have some. */
	readonly rows: number;
	/** How far it moves the customer from the average one, in log-odds. */
	readonly contribution: number;
};

/** What the model in use says of a customer. */
export type LearnedRisk = {
	readonly version: number;
	/** Of a complaint within 60 days if nobody gets in touch, 0–1. */
	readonly probability: number;
	/** Log-odds of the average customer; with all parts it sums to those of the probability. */
	readonly intercept: number;
	/** Customers learned from, each once for each window, and complaints among them. */
	readonly n: number;
	readonly complaints: number;
	readonly parts: readonly RiskPart[];
	/** Customers to whom the model gives a probability in the same class; null until they are counted. */
	readonly alike: {
		readonly from: number;
		readonly to: number;
		readonly n: number;
		readonly complaints: number;
	} | null;
};

export type ToldPart = RiskPart & { readonly zh: string; readonly en: string };

export type ToldRisk = {
	readonly version: number;
	readonly n: number;
	readonly complaints: number;
	/** null below `SHOWN_FROM` outcomes: the band says all that can be said. */
	readonly probability: number | null;
	readonly alike: (ObservedRate & { readonly from: number; readonly to: number }) | null;
	/** The strongest first, at most `RAISING_TOLD`. */
	readonly raising: readonly ToldPart[];
	/** The strongest that lowers it. */
	readonly lowering: ToldPart | null;
	/** Log-odds: intercept, told parts and the rest sum to those of the probability. */
	readonly intercept: number;
	readonly rest: number;
};

export const RAISING_TOLD = 3;
/** Parts that change the odds by less than a twentieth are not worth a sentence. */
const TOLD_FROM = 0.05;

/**
 * What is told of a learned probability: the three parts that raise it most, the one that lowers it most, and what
 * came of customers in the same class.
 *
 * A part says what goes with more or fewer complaints than the average customer has, never what causes them.
 * Unit: probability 0–1; parts in log-odds. Range: see the fields.
 * Missing: null without a model, and for somebody of whom nothing is known.
 * Source: w × (rows − mean rows) of a model that adds up (`logOddsOf`); sentences from the ledger.
 */
export function toldRisk(
	risk: LearnedRisk | null,
	ledger: readonly (LedgerRow & { readonly isLive: boolean })[],
	timeZone: string
): ToldRisk | null {
	if (risk === null) return null;
	const { version, n, complaints, intercept } = risk;
	const live = liveReasons(ledger);
	const parts = risk.parts.toSorted((a, b) => b.contribution - a.contribution);
	const tell = (part: RiskPart): ToldPart => ({ ...part, ...sentenceOf(part, live, timeZone) });
	const raising = parts
		.filter(({ contribution }) => contribution >= TOLD_FROM)
		.slice(0, RAISING_TOLD)
		.map(tell);
	const lowest = parts.at(-1);
	const lowering = lowest && lowest.contribution <= -TOLD_FROM ? tell(lowest) : null;
	const told = [...raising, ...(lowering ? [lowering] : [])];
	return {
		...{ version, n, complaints, raising, lowering, intercept },
		probability: n < SHOWN_FROM ? null : risk.probability,
		alike: risk.alike && {
			...{ from: risk.alike.from, to: risk.alike.to },
			...observedRate([{ score: 0, isMustAct: false, ...risk.alike }])
		},
		rest: sumOf(parts) - sumOf(told)
	};
}

function sentenceOf({ signal, rows }: RiskPart, live: readonly LedgerRow[], timeZone: string) {
	const of = live.filter((row) => row.signal === signal);
	const [gravest] = of;
	if (!gravest) {
		// The ledger and the parts are read one after the other: a row may have ended in between.
		const name = isSignal(signal) ? signals[signal] : { zh: signal, en: signal };
		const tell = rows === 0 ? words.absent : words.present;
		return { zh: tell.zh(name.zh), en: capitalised(tell.en(name.en)) };
	}
	const fact = reasonFact(gravest, timeZone);
	const more = of.length - 1;
	return {
		zh: fact.zh + (more > 0 ? words.more.zh(more) : ''),
		en: capitalised(fact.en) + (more > 0 ? words.more.en(more) : '')
	};
}

const sumOf = (parts: readonly RiskPart[]) =>
	parts.reduce((sum, { contribution }) => sum + contribution, 0);

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
