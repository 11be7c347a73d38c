/** How each kind of queued message is put into words. Messages to customers about surveys have their own way. */
import { openedAlertMail } from './lib/format/alert-mail.ts';
import { openedClusterMail } from './lib/format/cluster-mail.ts';
import { mailToComplainant, mailToOwner } from './lib/format/complaint-mail.ts';
import { dailyDigestMail } from './lib/format/digest-mail.ts';
import {
	alertDigest,
	alertOpened,
	clusterOpened,
	complaintToComplainant,
	complaintToOwner,
	writtenMail
} from './lib/schemas/outbox.ts';
import type { Delivery } from './lib/server/outbox.ts';

/** Errors of a writer: facts that it cannot use. */
export function mailWriters(baseUrl: string): Delivery['writers'] {
	return {
		// Written when it was queued, in the language of its reader.
		saved_view: (facts) => writtenMail.parse(facts),
		alert_opened: (facts, locale, timeZone) =>
			openedAlertMail(alertOpened.parse(facts), locale, { baseUrl, timeZone }),
		alert_digest: (facts, locale, timeZone) =>
			dailyDigestMail(alertDigest.parse(facts), locale, { baseUrl, timeZone }),
		cluster_opened: (facts, locale, timeZone) =>
			openedClusterMail(clusterOpened.parse(facts), locale, { baseUrl, timeZone }),
		complaint_owner: (facts, locale, timeZone) =>
			mailToOwner(complaintToOwner.parse(facts), locale, { baseUrl, timeZone }),
		complaint_complainant: (facts, locale, timeZone) =>
			mailToComplainant(complaintToComplainant.parse(facts), locale, { baseUrl, timeZone })
	};
}
