import type { CauseCode } from '../cases/causes.ts';
import { CAUSE_GROUPS, leavesOf, type CauseModel } from './cause-model.ts';
import { BUCKETS } from './hashed-text.ts';
import type { LexiconWeights } from './lexicon-offset.ts';
import type { TextJudge } from './text-judge.ts';
import type { TextModel } from './text-model.ts';

/** A model without its weights: how these are to be read. */
export type ModelHeader = Omit<TextModel, 'weights'>;

/** Models one after another: their headers, and the weights of all in the same order. */
export type Packed<Header> = { readonly header: Header; readonly weights: Int8Array };

export type CauseHeader = {
	readonly groups: ModelHeader;
	readonly leaves: readonly (ModelHeader & { readonly group: CauseCode })[];
	readonly temperature?: number;
};

export type PolarityHeader = { readonly model: ModelHeader; readonly lexicon: LexiconWeights };

/** Errors: RangeError for a model without groups: nothing has been learned. */
export function packCauses({ groups, leaves, temperature }: CauseModel): Packed<CauseHeader> {
	if (groups === null) throw new RangeError('A model of causes has groups.');
	const parts = [...leaves];
	return {
		header: {
			groups: headerOf(groups),
			leaves: parts.map(([group, model]) => ({ ...headerOf(model), group })),
			...(temperature !== undefined && { temperature })
		},
		weights: joined([groups, ...parts.map(([, model]) => model)])
	};
}

/** Errors: RangeError where the weights are not those of the header, or the tree of causes has changed since. */
export function unpackCauses({ header, weights }: Packed<CauseHeader>): CauseModel {
	const [groups, ...leaves] = split([header.groups, ...header.leaves], weights);
	if (groups === undefined || !isOfThisTree(header))
		throw new RangeError('Another tree of causes.');
	return {
		groups,
		leaves: new Map(
			header.leaves.flatMap(({ group }, i) => {
				const model = leaves[i];
				return model === undefined ? [] : [[group, model] as const];
			})
		),
		...(header.temperature !== undefined && { temperature: header.temperature })
	};
}

/** Whether a model was made for the tree of causes as it is now; leaves may have come since. */
export function isOfThisTree({ groups, leaves }: CauseHeader): boolean {
	return (
		groups.classes === CAUSE_GROUPS.length &&
		leaves.every(({ group, classes }) => classes === leavesOf(group).length)
	);
}

/** Errors: RangeError for a judge that does not use words of feeling. */
export function packPolarity({ model, lexicon }: TextJudge): Packed<PolarityHeader> {
	if (lexicon === null) throw new RangeError('A judge of polarity uses words of feeling.');
	return { header: { model: headerOf(model), lexicon }, weights: model.weights };
}

/** Errors: RangeError where the weights are not those of the header. */
export function unpackPolarity({ header, weights }: Packed<PolarityHeader>): TextJudge {
	const [model] = split([header.model], weights);
	if (model === undefined) throw new RangeError('No model.');
	return { model, lexicon: header.lexicon };
}

function headerOf({ classes, columns, scales, bias }: TextModel): ModelHeader {
	return { classes, columns, scales, bias };
}

function joined(models: readonly TextModel[]): Int8Array {
	const all = new Int8Array(models.reduce((sum, { weights }) => sum + weights.length, 0));
	let at = 0;
	for (const { weights } of models) {
		all.set(weights, at);
		at += weights.length;
	}
	return all;
}

function split(headers: readonly ModelHeader[], weights: Int8Array): TextModel[] {
	const wanted = headers.reduce((sum, { columns }) => sum + columns * BUCKETS, 0);
	if (wanted !== weights.length) throw new RangeError('Weights of another model.');
	let at = 0;
	return headers.map(({ classes, columns, scales, bias }) => {
		const own = weights.subarray(at, at + columns * BUCKETS);
		at += columns * BUCKETS;
		return { classes, columns, scales, bias, weights: own };
	});
}
