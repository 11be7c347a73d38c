import { error, fail, redirect, type Action } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { liveReasons } from '#lib/domain/risk/api-customer.ts';
import { playbookOf, playbooksFor, type PlaybookOf } from '#lib/domain/risk/playbook.ts';
import { suggestedMail } from '#lib/domain/risk/suggested-mail.ts';
import { timelineOf, timelineOfCase, type TimelineFact } from '#lib/domain/risk/timeline.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { isLocale, type Locale } from '#lib/messages/message.ts';
import { contactRuleNames } from '#lib/messages/reaching.ts';
import * as alertLabels from '#lib/server/alert-labels.ts';
import * as caseCauses from '#lib/server/case-causes.ts';
import * as cases from '#lib/server/cases.ts';
import * as clusters from '#lib/server/clusters.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import * as playbooks from '#lib/server/playbooks.ts';
import { nameCause } from '#lib/server/web/cause-action.ts';
import { labelAlert } from '#lib/server/web/label-action.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import { COMMANDS, type Command } from './commands.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** More suggestions than these are read by nobody. */
const PLAYS_MOST = 3;

type Addressee = { name: string | null; email: string | null; locale: string | null };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, role, userId } = requireRight(locals, 'customers');
	const file = await cases.record(db, params.reference);
	if (file === null) error(404, 'not_found');
	const [customer, handlers, labels, members, ownPlays] = await Promise.all([
		file.customer && customers.record(db, file.customer.externalId),
		cases.handlers(db),
		file.alert ? alertLabels.of(db, file.alert.id, userId) : null,
		file.cluster ? clusters.members(db, file.reference) : [],
		playbooks.own(db)
	]);
	const live = customer ? liveReasons(customer.ledger) : [];
	const openedAt = file.events.find(({ kind }) => kind === 'opened')?.at ?? file.openedAt;
	// A case about several customers has one reason: what they have in common.
	const shared = file.cluster ? [playbookOf(file.cluster.signal, ownPlays)] : [];
	const plays =
		file.kind === 'complaint' || file.closedAt !== null
			? []
			: [...shared, ...playbooksFor(live, ownPlays, PLAYS_MOST)];
	const empty = { errors: false };
	return {
		file: { ...file, events: [] },
		cause: file.complaint ? await caseCauses.of(db, file.reference) : null,
		handlers,
		labels,
		plays,
		mayWritePlays: may(role, 'surveys'),
		members,
		standing: customer && {
			band: customer.band,
			live,
			newer: live.filter(({ recordedAt }) => Date.parse(recordedAt) > Date.parse(openedAt)).length
		},
		contact: customer && { phone: customer.phone, email: customer.email, locale: customer.locale },
		facts: withoutOwnWords(customer ? timelineOf(customer) : timelineOfCase(file), file.reference),
		now: new Date().toISOString(),
		asked: url.searchParams.get('do'),
		/** What was just done. */
		done: url.searchParams.get('done'),
		mails: await mailsOf(plays, customer),
		forms: {
			attempt: await superValidate(zod4(COMMANDS.attempt.schema), { ...empty, id: 'attempt' }),
			contact: await superValidate(zod4(COMMANDS.contact.schema), { ...empty, id: 'contact' }),
			close: await superValidate(zod4(COMMANDS.close.schema), { ...empty, id: 'close' }),
			reopen: await superValidate(zod4(COMMANDS.reopen.schema), { ...empty, id: 'reopen' }),
			start: await superValidate(zod4(COMMANDS.start.schema), { ...empty, id: 'start' }),
			answer: await superValidate(zod4(COMMANDS.answer.schema), { ...empty, id: 'answer' }),
			end: await superValidate(zod4(COMMANDS.end.schema), { ...empty, id: 'end' }),
			again: await superValidate(zod4(COMMANDS.again.schema), { ...empty, id: 'again' }),
			assign: await superValidate(zod4(COMMANDS.assign.schema), { ...empty, id: 'assign' }),
			note: await superValidate(zod4(COMMANDS.note.schema), { ...empty, id: 'note' })
		}
	};
};

/** For each playbook its mail as a form, where the customer has an address. */
async function mailsOf(plays: readonly PlaybookOf[], customer: Addressee | null) {
	if (!customer?.email) return {};
	const language = isLocale(customer.locale) ? customer.locale : null;
	const forms = plays.map(async (play) => {
		const suggested = suggestedMail(play, language, customer.name ?? '');
		const form = await superValidate(suggested, zod4(COMMANDS.mail.schema), {
			errors: false,
			id: `mail-${play.signal}`
		});
		return [play.signal, form] as const;
	});
	return Object.fromEntries(await Promise.all(forms));
}

/** The words of the complaint that the page is about stand above the story; they are not said twice. */
function withoutOwnWords(facts: readonly TimelineFact[], reference: string): TimelineFact[] {
	return facts.map((fact) =>
		fact.kind === 'complaint' && fact.reference === reference
			? { ...fact, file: { ...fact.file, complaint: null } }
			: fact
	);
}

export const actions: Actions = {
	attempt: answering('attempt', COMMANDS.attempt),
	contact: answering('contact', COMMANDS.contact),
	close: answering('close', COMMANDS.close),
	reopen: answering('reopen', COMMANDS.reopen),
	start: answering('start', COMMANDS.start),
	answer: answering('answer', COMMANDS.answer),
	end: answering('end', COMMANDS.end),
	again: answering('again', COMMANDS.again),
	assign: answering('assign', COMMANDS.assign),
	note: answering('note', COMMANDS.note),
	mail: answering('mail', COMMANDS.mail),
	cause: ({ request, locals, params: { reference } }) =>
		nameCause(requireRight(locals, 'customers').db, request, reference, locals.locale),
	label: ({ request, locals, params: { reference } }) =>
		labelAlert(
			requireRight(locals, 'customers').db,
			request,
			`/cases/${reference}?done=label`,
			locals.locale
		)
};

/** Guard → validate → act → redirect. What was typed comes back with whatever was wrong. */
function answering<Schema extends z.ZodType<Record<string, unknown>>>(
	id: string,
	{ schema, act }: Command<Schema>
): Action<{ reference: string }> {
	return async ({ request, locals, params: { reference } }) => {
		const { db } = requireRight(locals, 'customers');
		// The form says which it is: there is one for each playbook.
		const form = await superValidate(request, zod4(schema));
		if (!form.valid) return fail(400, { form });
		try {
			await act(db, reference, form.data as z.output<Schema>);
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			if (refusal.code === 'not_found') error(404, 'not_found');
			return message(form, wordsOf(refusal, locals.locale), { status: statusOf(refusal) });
		}
		redirect(303, `/cases/${reference}?done=${id}`);
	};
}

/** The refusal in words, with the rule of contact that it names. */
function wordsOf({ code, detail }: DbError, locale: Locale): string {
	const words = errorWords(code, locale);
	return code === 'contact_not_allowed' && detail !== null && detail in contactRuleNames
		? `${contactRuleNames[detail as keyof typeof contactRuleNames][locale]}${locale === 'zh' ? '。' : '. '}${words}`
		: words;
}
