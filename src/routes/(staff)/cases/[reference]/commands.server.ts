/** What can be done with a case through a form: its name, what it must be told, and the command. */
import type { z } from 'zod';
import {
	assignForm,
	contactForm,
	mailForm,
	noteForm,
	outcomeForm,
	reopenForm,
	talkForm
} from '#lib/schemas/case.ts';
import { answerForm, endForm, startForm } from '#lib/schemas/complaint.ts';
import * as cases from '#lib/server/cases.ts';
import type { Db } from '#lib/server/db.ts';

export type Command<Schema extends z.ZodType<Record<string, unknown>>> = {
	schema: Schema;
	act: (db: Db, reference: string, told: z.output<Schema>) => Promise<unknown>;
};

/** Ties the data of a command to its own schema. */
function command<Schema extends z.ZodType<Record<string, unknown>>>(
	schema: Schema,
	act: Command<Schema>['act']
) {
	return { schema, act };
}

export const COMMANDS = {
	attempt: command(contactForm, (db, reference, { channel, note }) =>
		cases.attempt(db, reference, channel, note)
	),
	contact: command(talkForm, (db, reference, { channel, talk, note }) =>
		cases.transition(db, reference, 'contacted', note, {
			...{ channel, reached: true },
			...(talk !== '' && { talk })
		})
	),
	close: command(outcomeForm, (db, reference, { outcome, note }) =>
		cases.transition(db, reference, 'closed', note, { outcome })
	),
	reopen: command(reopenForm, (db, reference, { reason }) =>
		cases.transition(db, reference, 'open', reason, {})
	),
	start: command(startForm, (db, reference, { category, note }) =>
		cases.transition(db, reference, 'in_progress', note, category ? { category } : {})
	),
	answer: command(answerForm, (db, reference, { answer, note }) =>
		cases.transition(db, reference, 'answered', note, { answer })
	),
	end: command(endForm, (db, reference, { cause, outcome, note }) =>
		cases.transition(db, reference, 'closed', note, { cause, outcome })
	),
	again: command(reopenForm, (db, reference, { reason }) =>
		cases.transition(db, reference, 'reopened', reason, {})
	),
	assign: command(assignForm, (db, reference, { owner }) => cases.assign(db, reference, owner)),
	mail: command(mailForm, (db, reference, { subject, text }) =>
		cases.write(db, reference, subject, text)
	),
	note: command(noteForm, (db, reference, { note }) => cases.note(db, reference, note))
};

export type CommandName = keyof typeof COMMANDS;
