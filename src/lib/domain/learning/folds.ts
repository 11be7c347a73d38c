import { seededRandom, shuffled } from './random.ts';

/**
 * Assigns every row to a fold, so that each fold has the same share of every label; rows of one group
 * (a customer, copies of one text) stay together.
 *
 * Unit: fold numbers. Range: 0 … folds − 1.
 * Missing: without groups every row is its own.
 * Source: stratified k-fold; groups are dealt by the label of their first row.
 */
export function stratifiedFolds(
	labels: readonly number[],
	folds: number,
	seed: number,
	groups?: readonly number[]
): Uint8Array {
	const fold = new Uint8Array(labels.length);
	const members = new Map<number, number[]>();
	labels.forEach((_label, row) => {
		const group = groups?.[row] ?? row;
		const rows = members.get(group);
		if (rows) rows.push(row);
		else members.set(group, [row]);
	});
	const all = [...members.values()];
	const dealt = new Map<number, number>();
	for (const index of shuffled(all.length, seededRandom(seed))) {
		const rows = all[index] ?? [];
		const label = labels[rows[0] ?? 0] ?? 0;
		const next = dealt.get(label) ?? 0;
		for (const row of rows) fold[row] = next;
		dealt.set(label, (next + 1) % folds);
	}
	return fold;
}
