/**
 * One ledger row as a sentence in both languages, from its evidence alone: the same row always reads
 * the same. A row whose evidence lacks what its sentence needs is told plainly, never with gaps.
 */
import { say } from '#lib/messages/message.ts';
import { reasons, signals } from '#lib/messages/risk.ts';
import {
	allMetSentence,
	contactSentence,
	contradictionSentence,
	effortSentence,
	ignoredSentence,
	publicSentence,
	regulatorSentence,
	switchingSentence,
	unclearSentence
} from './answer-sentences.ts';
import { batchSentence, leftSentence, seasonSentence, silenceSentence } from './clock-sentences.ts';
import {
	againSentence,
	factSentence,
	standardSentence,
	undeliveredSentence
} from './contact-sentences.ts';
import { numberOf, recordsOf, textOf, wordsOf } from './evidence.ts';
import { dayOf, plain, signed } from './figures.ts';
import type { LedgerRow } from './ledger.ts';
import { source, type Context, type Sentence } from './sentence-parts.ts';
import { isSignal, nameOfReason, type Signal } from './signals.ts';
import { waitSentence } from './wait-sentence.ts';

/** How many items of a very low answer are named; the others are counted. */
const ITEMS_NAMED = 2;

const SENTENCES: Record<Signal, Sentence> = {
	dimension_gap: gapSentence,
	low_answer: lowAnswerSentence,
	overall_drop: dropSentence,
	contradiction: contradictionSentence,
	information_unclear: unclearSentence,
	felt_ignored: ignoredSentence,
	high_effort: effortSentence,
	switching_intent: switchingSentence,
	all_met: allMetSentence,
	contact_requested: contactSentence,
	regulator_named: regulatorSentence,
	public_post: publicSentence,
	long_wait: waitSentence,
	delivered_late: waitSentence,
	below_standard: standardSentence,
	repeated_contact: againSentence,
	service_fault: factSentence('fault'),
	cancelled: factSentence('cancelled'),
	promise_broken: factSentence('promise'),
	missed_callback: factSentence('callback'),
	notice_undelivered: undeliveredSentence,
	silence: silenceSentence,
	left_at: leftSentence,
	season_peak: seasonSentence,
	product_batch: batchSentence,
	case_solved: (context) => caseSentence(context, 'solved'),
	case_not_solved: (context) => caseSentence(context, 'notSolved')
};

export function reasonSentence(row: LedgerRow, timeZone: string): { zh: string; en: string } {
	return {
		zh: sentence({ row, locale: 'zh', timeZone }),
		en: sentence({ row, locale: 'en', timeZone })
	};
}

/** The same without its points: "waited 42 min, promised 15 (Repair visit, 12 May)". */
export function reasonFact(row: LedgerRow, timeZone: string): { zh: string; en: string } {
	return {
		zh: fact({ row, locale: 'zh', timeZone }),
		en: fact({ row, locale: 'en', timeZone })
	};
}

function sentence(context: Context): string {
	const { row, locale } = context;
	const t = say(reasons, locale);
	const told = fact(context);
	return row.isMustAct ? t.mustAct(told) : t.points(signed(row.points), told);
}

function fact(context: Context): string {
	const { row } = context;
	return (isSignal(row.signal) ? SENTENCES[row.signal](context) : null) ?? plainly(context);
}

function plainly({ row, locale, timeZone }: Context): string {
	const t = say(reasons, locale);
	const name = isSignal(row.signal) ? signals[row.signal][locale] : t.unnamed(row.signal);
	return t.generic(name, dayOf(row.occurredAt, locale, timeZone));
}

function gapSentence(context: Context): string | null {
	const { row, locale } = context;
	const t = say(reasons, locale);
	const read = (name: string) => numberOf(row.evidence, name);
	const gap = read('gap');
	if (gap === null) return null;
	const [hoped, felt, most] = [read('expectation'), read('perception'), read('scale_max')];
	const [answered, asked] = [read('answered'), read('asked')];
	const facts =
		(hoped === null || felt === null || most === null
			? ''
			: t.ratings(plain(hoped), plain(felt), plain(most))) +
		(answered === null || asked === null ? '' : t.answered(plain(answered), plain(asked)));
	return t.gap(nameOfReason(row)[locale], plain(gap), source(context), facts);
}

function lowAnswerSentence(context: Context): string | null {
	const { row, locale } = context;
	const t = say(reasons, locale);
	const items = recordsOf(row.evidence, 'items');
	const n = numberOf(row.evidence, 'count') ?? items.length;
	if (n === 0) return null;
	const most = plain(numberOf(row.evidence, 'scale_max') ?? 7);
	const named = items.slice(0, ITEMS_NAMED).flatMap((item) => {
		const text = wordsOf(item, 'text', locale)?.replace(/[.。]$/, '');
		const answer = numberOf(item, 'answer');
		return text && answer !== null ? [t.lowItem(text, plain(answer), most)] : [];
	});
	const list = named.length > 0 ? t.lowItems(named, n - named.length) : '';
	return t.lowAnswers(n, source(context), list);
}

function dropSentence(context: Context): string | null {
	const { row, locale, timeZone } = context;
	const t = say(reasons, locale);
	const [before, now] = [numberOf(row.evidence, 'before'), numberOf(row.evidence, 'now')];
	const [beforeMax, nowMax] = [
		numberOf(row.evidence, 'before_max'),
		numberOf(row.evidence, 'now_max')
	];
	if (before === null || now === null || beforeMax === null || nowMax === null) return null;
	const earlier = textOf(row.evidence, 'before_at');
	return t.drop(
		beforeMax === nowMax ? plain(before) : t.outOf(plain(before), plain(beforeMax)),
		t.outOf(plain(now), plain(nowMax)),
		source(context),
		earlier ? t.earlier(dayOf(earlier, locale, timeZone)) : ''
	);
}

function caseSentence({ row, locale, timeZone }: Context, words: 'solved' | 'notSolved') {
	const reference = textOf(row.evidence, 'case');
	return (
		reference && say(reasons, locale)[words](reference, dayOf(row.occurredAt, locale, timeZone))
	);
}
