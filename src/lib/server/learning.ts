/** Learning from what became of customers: by the worker once a week, accepted by a person. */
import { isTooFew, learnCard } from '#lib/domain/learning/card-learning.ts';
import { textDrift, type TextCounts } from '#lib/domain/learning/text-drift.ts';
import { knownPieces } from '#lib/domain/text/known-pieces.ts';
import {
	type LearningAudit,
	learningAudit,
	learningCounts,
	pointsProposal,
	type PointsProposal,
	type RiskModelRow,
	riskModelRow,
	textsToWatch
} from '#lib/schemas/learning.ts';
import { observedRates, type ObservedRates } from '#lib/schemas/observed-rates.ts';
import { unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { readerOf } from './text-readers.ts';

/** Models that are shown: half a year of weeks. */
const MODELS_SHOWN = 26;

/**
 * Learns every organisation that is due, for itself; answers how many models were kept.
 *
 * Errors: whatever keeps the database from answering.
 */
export async function learnDue(service: Client, isStopped: () => boolean): Promise<number> {
	let kept = 0;
	while (!isStopped()) {
		const organization = unwrap(await service.rpc('due_learning')) as string | null;
		if (organization === null) break;
		if ((await learn(service, organization)) !== null) kept += 1;
	}
	return kept;
}

/** Version of what was learned; null where there is too little to learn from. */
export async function learn(service: Client, organization: string): Promise<number | null> {
	const { card, champion, reference, rows } = learningCounts.parse(
		unwrap(await service.rpc('learning_counts', { p_organization: organization }))
	);
	const signals = Object.entries(card.signals);
	const points = Object.fromEntries(signals.map(([signal, { points }]) => [signal, points]));
	const learned = learnCard({
		...{ rows, points, champion: champion?.model ?? null },
		mustAct: new Set(signals.flatMap(([signal, { is_must_act }]) => (is_must_act ? [signal] : [])))
	});
	if (isTooFew(learned)) return null;
	const { verdict, model, proposal, testedFrom, challenger, leaks } = learned;
	const moments = rows.map(({ asOf }) => asOf).toSorted();
	return unwrap(
		await service.rpc('store_risk_model', {
			p_organization: organization,
			p_model: {
				...{ card_id: card.id, verdict, proposal: proposal.map(asJson) },
				intercept: model.intercept,
				slope: model.slope,
				signals: Object.fromEntries(
					Object.entries(model.signals).map(([signal, weight]) => [signal, { ...weight }])
				),
				...{ n: model.n, complaints: model.complaints },
				...{ learned_from: moments[0] ?? null, learned_to: moments.at(-1) ?? null },
				metrics: {
					...{ testedFrom, challenger, champion: learned.champion, leaks: [...leaks] },
					championVersion: champion?.version ?? null,
					reference
				}
			}
		})
	);
}

/**
 * Counts of every organisation that is due how much of its texts its models know; answers how many were counted.
 *
 * Errors: whatever keeps the database from answering.
 */
export async function watchTexts(service: Client, isStopped: () => boolean): Promise<number> {
	let counted = 0;
	while (!isStopped()) {
		const due = textsToWatch.parse(unwrap(await service.rpc('texts_to_watch')));
		if (due === null) break;
		const reader = await readerOf(service, due.organization);
		const [then, now] = [due.then, due.now].map(({ languages, texts }) => ({
			languages,
			known: knownPieces(texts, reader)
		})) as [TextCounts, TextCounts];
		unwrap(
			await service.rpc('keep_text_watch', {
				p_organization: due.organization,
				p_counts: { then, now, has_drifted: textDrift(then, now).hasDrifted }
			})
		);
		counted += 1;
	}
	return counted;
}

export type LearningState = {
	readonly observed: ObservedRates;
	/** The latest first. */
	readonly models: readonly RiskModelRow[];
	readonly audit: LearningAudit;
};

/** What was learned so far. Errors: `forbidden`. */
export async function state({ client, organization }: Db): Promise<LearningState> {
	const [rates, audit, models] = await Promise.all([
		client.rpc('observed_rates', { p_organization: organization }),
		client.rpc('learning_audit', { p_organization: organization }),
		client
			.from('risk_models')
			.select(
				'version, verdict, intercept, slope, signals, n, complaints, learned_from, learned_to, trained_at, metrics, proposal, is_active, accepted_at'
			)
			.eq('organization_id', organization)
			.order('is_active', { ascending: false })
			.order('version', { ascending: false })
			.limit(MODELS_SHOWN)
	]);
	return {
		observed: observedRates.parse(unwrap(rates)),
		audit: learningAudit.parse(unwrap(audit)),
		models: riskModelRow
			.array()
			.parse(unwrap(models))
			.toSorted((a, b) => b.version - a.version)
	};
}

/** The points that a model proposes; null for an unknown version. */
export async function proposal(
	{ client, organization }: Db,
	version: number
): Promise<PointsProposal | null> {
	const [found] = unwrap(
		await client
			.from('risk_models')
			.select('proposal')
			.eq('organization_id', organization)
			.eq('version', version)
	);
	return found ? pointsProposal.parse(found.proposal) : null;
}

/** Takes a model into use. Errors: `not_found`, `forbidden`. */
export async function accept({ client, organization }: Db, version: number): Promise<void> {
	unwrap(
		await client.rpc('accept_risk_model', { p_organization: organization, p_version: version })
	);
}

/** Goes back to points alone. Errors: `forbidden`. */
export async function retire({ client, organization }: Db): Promise<void> {
	unwrap(await client.rpc('retire_risk_model', { p_organization: organization }));
}

const asJson = <Row extends { doubts: readonly string[]; having: object; lacking: object }>(
	row: Row
) => ({
	...row,
	having: { ...row.having },
	lacking: { ...row.lacking },
	doubts: [...row.doubts]
});
