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
