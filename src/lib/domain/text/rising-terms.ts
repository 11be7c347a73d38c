import { normalCdf } from '../statistics/distributions.ts';
import { falseDiscovery } from '../statistics/false-discovery.ts';

/** What one text says, as terms: words, or causes. */
export type TermedText = {
	readonly terms: ReadonlySet<string>;
	readonly isRecent: boolean;
	/** Who wrote it, as a key. */
	readonly person: string;
};

export type RisingTerm = {
	readonly term: string;
	/** Recent texts that say it. */
	readonly n: number;
	/** Texts before that say it. */
	readonly before: number;
	/** By how much the log-odds of being said have risen; above 0 more than before. */
	readonly rise: number;
	/** The rise over its standard error. */
	readonly z: number;
};

export type RisingTerms = {
	/** From the surest rise. */
	readonly terms: readonly RisingTerm[];
	readonly recent: number;
	readonly before: number;
};

/** A term is named if so many recent texts say it … */
export const LEAST_TEXTS = 5;
/** … of so many people. */
export const LEAST_PEOPLE = 5;
/** Of the terms that are named, so many are expected to have got there by chance. */
export const CHANCE_SHARE = 0.1;

/**
 * Terms that people say more often than they did before.
 *
 * Each text counts a term once. Both periods start from what is said in both, as if so many texts more had been
 * written in that way, so that rare terms do not jump about.
 *
 * Unit: log-odds, and standard errors. Range: > 0 for those named, of which `CHANCE_SHARE` are expected to be chance,
 * however many terms there were to look through.
 * Missing: none while either period has fewer than `LEAST_TEXTS` texts; a term of fewer texts or people is left out.
 * Source: Monroe, Colaresi & Quinn (2008), Political Analysis 16(4): log-odds with an informative Dirichlet prior;
 * Benjamini & Hochberg (1995) for what is named of many.
 */
export function risingTerms(texts: readonly TermedText[], most = 12): RisingTerms {
	const recent = tally(texts.filter(({ isRecent }) => isRecent));
	const before = tally(texts.filter(({ isRecent }) => !isRecent));
	const sizes = { recent: recent.texts, before: before.texts };
	if (Math.min(recent.texts, before.texts) < LEAST_TEXTS) return { terms: [], ...sizes };
	const all = recent.total + before.total;
	const compared = [...recent.counts].flatMap(([term, { n, people }]): RisingTerm[] => {
		if (n < LEAST_TEXTS || people.size < LEAST_PEOPLE) return [];
		const earlier = before.counts.get(term)?.n ?? 0;
		const prior = (PRIOR_TERMS * (n + earlier)) / all;
		const rise =
			logOddsOf(n + prior, recent.total + PRIOR_TERMS) -
			logOddsOf(earlier + prior, before.total + PRIOR_TERMS);
		const z = rise / Math.sqrt(1 / (n + prior) + 1 / (earlier + prior));
		return [{ term, n, before: earlier, rise, z }];
	});
	const chance = falseDiscovery(compared.map(({ z }) => 1 - normalCdf(z)));
	const terms = compared.filter(({ rise }, i) => rise > 0 && (chance[i] ?? 1) <= CHANCE_SHARE);
	return { terms: terms.toSorted((a, b) => b.z - a.z).slice(0, most), ...sizes };
}

/** The prior is worth as much as so many terms. */
const PRIOR_TERMS = 100;

function tally(texts: readonly TermedText[]) {
	const counts = new Map<string, { n: number; people: Set<string> }>();
	let total = 0;
	for (const { terms, person } of texts) {
		for (const term of terms) {
			const known = counts.get(term) ?? { n: 0, people: new Set<string>() };
			known.n += 1;
			known.people.add(person);
			counts.set(term, known);
			total += 1;
		}
	}
	return { counts, total, texts: texts.length };
}

/** Where every text says the one term, the odds are those of the prior's smallest doubt. */
function logOddsOf(count: number, total: number): number {
	return Math.log(count / Math.max(total - count, 0.5));
}
