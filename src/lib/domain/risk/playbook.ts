/** What to say and do about a reason. */
import type { ContactChannel } from '../cases/case-file.ts';
import { PLAYBOOKS } from './playbook-library.ts';

type Both = { readonly zh: string; readonly en: string };

export type Playbook = {
	/** How to reach the customer about it. */
	readonly channel: ContactChannel;
	/** Words to begin with. */
	readonly words: Both;
	/** What to do, one a line. */
	readonly tasks: Both;
	/** For those who write: {{name}} stands for the customer. */
	readonly mail: Both;
};

export type PlaybookOf = Playbook & {
	readonly signal: string;
	/** Written by the organisation over the shipped one. */
	readonly isOwn: boolean;
};

/** The playbook of a signal: the organisation's own, else the shipped one, else the one for anything. */
export function playbookOf(signal: string, own: Readonly<Record<string, Playbook>>): PlaybookOf {
	const found = Object.hasOwn(own, signal) ? own[signal] : undefined;
	const shipped = Object.hasOwn(PLAYBOOKS, signal) ? PLAYBOOKS[signal] : undefined;
	return { signal, isOwn: found !== undefined, ...(found ?? shipped ?? PLAYBOOKS.other) };
}

/**
 * The playbooks for the reasons of a customer, in their order: each once, and at most so many.
 *
 * Missing: none for a customer without a reason that adds to the risk. Source: definition.
 */
export function playbooksFor(
	reasons: readonly {
		readonly signal: string;
		readonly points: number;
		readonly isMustAct: boolean;
	}[],
	own: Readonly<Record<string, Playbook>>,
	most: number
): PlaybookOf[] {
	const signals = reasons
		.filter(({ points, isMustAct }) => points > 0 || isMustAct)
		.map(({ signal }) => signal);
	return [...new Set(signals)].slice(0, most).map((signal) => playbookOf(signal, own));
}

/** The lines of a list of tasks, without blanks. */
export function tasksOf(lines: string): string[] {
	return lines
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}
