/** The mail that tells somebody of a case about several customers of one place. */
import { clusterTitle } from '#lib/domain/risk/cluster.ts';
import type { Words } from '#lib/domain/risk/ledger.ts';
import { clusterMail } from '#lib/messages/clusters.ts';
import { mailToCaseOwner, type MailWords } from '#lib/messages/mail.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { MailPlace } from './alert-mail.ts';
import { dayAndTime } from './dates.ts';

export type OpenedCluster = {
	reference: string;
	signal: string;
	dimension: Words | null;
	site: Words;
	service: Words | null;
	customers: number;
	due_at: string;
};

/** Without a locale the mail says everything in both languages. */
export function openedClusterMail(
	{ reference, site, due_at, ...cluster }: OpenedCluster,
	locale: Locale | null,
	{ baseUrl, timeZone }: MailPlace
): MailWords {
	return mailToCaseOwner(locale, (one) => {
		const facts = {
			reference,
			title: clusterTitle(cluster, site, one),
			due: dayAndTime(due_at, one, timeZone),
			link: `${baseUrl}/cases/${encodeURIComponent(reference)}`
		};
		return { subject: clusterMail.subject[one](facts), text: clusterMail.text[one](facts) };
	});
}
