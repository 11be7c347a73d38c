/** An organisation that invites: a customer with an address, a mail server, and what the worker has. */
import type { Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { framedCaseMail } from '#lib/format/case-mail.ts';
import { invitationMail } from '#lib/format/invitation-mail.ts';
import { invitationText } from '#lib/format/invitation-text.ts';
import type { ContactTools } from '#lib/server/contacts.ts';
import type { Db } from '#lib/server/db.ts';
import { readEnvironment } from '#lib/server/environment.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { createMailer } from '#lib/server/mail.ts';
import { mailWriters } from '../../src/mail-writers.ts';
import { deliverDue, type Delivery } from '#lib/server/outbox.ts';
import { openMailbox, type OpenMailbox } from './mailbox.ts';
import { makeOrganization, type Organization } from './make-organization.ts';
import { makeSurvey, type Survey } from './make-survey.ts';

export const BASE_URL = 'https://heed.test';

export type Inviting = { organization: Organization; survey: Survey; db: Db };

/** Without quiet hours, so that tests do not depend on the hour; with room for many contacts. */
export async function makeInviting(sql: Sql, cap = 10): Promise<Inviting> {
	const organization = await makeOrganization(sql);
	await sql`
		update public.contact_rules set cap_count = ${cap}, quiet_from = '00:00', quiet_until = '00:00'
		where organization_id = ${organization.id}`;
	const survey = await makeSurvey(sql, organization);
	const client = await gateway.serviceClient();
	return { organization, survey, db: { client, organization: organization.id } };
}

/** A mail server for the tests of a file, and workers that deliver to it. */
export function useMail(
	post: ContactTools['post'] = () => Promise.reject(new Error('no channel'))
) {
	let mailbox: OpenMailbox | null = null;
	beforeAll(async () => {
		mailbox = await openMailbox();
	});
	afterAll(() => mailbox?.close());
	const opened = () => {
		if (!mailbox) throw new Error('the mailbox is there once the tests run');
		return mailbox;
	};
	const delivery = async (): Promise<Delivery> => ({
		service: await gateway.serviceClient(),
		mailer: createMailer(
			readEnvironment({ SMTP_URL: opened().smtpUrl, PUBLIC_BASE_URL: BASE_URL })
		),
		writers: mailWriters(BASE_URL),
		contacts: {
			...{ baseUrl: BASE_URL, write: invitationMail, writeShort: invitationText },
			...{ frame: framedCaseMail, post }
		}
	});
	return {
		to: (address: string) => opened().mails.filter(({ to }) => to.includes(address.toLowerCase())),
		delivery,
		/** Delivers until nothing is due; answers how many messages were claimed. */
		deliver: async () => {
			const worker = await delivery();
			let claimed = 0;
			for (;;) {
				const round = await deliverDue(worker, new AbortController().signal);
				if (round === 0) return claimed;
				claimed += round;
			}
		}
	};
}
