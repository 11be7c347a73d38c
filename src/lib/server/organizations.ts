import { unwrap, type Db } from './db.ts';

/** The IANA zone in which an organisation counts days and reads clocks without an offset. */
export async function timeZone({ client, organization }: Db): Promise<string> {
	const [found] = unwrap(
		await client.from('organizations').select('time_zone').eq('id', organization)
	);
	if (!found) throw new Error('the organisation of this caller is gone');
	return found.time_zone;
}

export type ComplaintSettings = {
	/** Calendar days within which a complaint is promised an answer. */
	days: number;
	/** Whether the form stands in the public list of an instance of several organisations. */
	is_listed: boolean;
};

export async function complaintSettings({ client, organization }: Db): Promise<ComplaintSettings> {
	const [found] = unwrap(
		await client
			.from('organizations')
			.select('days:complaint_due_days, is_listed:is_complaint_form_listed')
			.eq('id', organization)
	);
	if (!found) throw new Error('the organisation of this caller is gone');
	return found;
}

/** Complaints that are open keep the day they were promised. Errors: `forbidden`, `invalid`. */
export async function setComplaintForm(
	{ client, organization }: Db,
	{ days, is_listed }: ComplaintSettings
): Promise<void> {
	const asked = { p_organization: organization, p_days: days, p_is_listed: is_listed };
	unwrap(await client.rpc('set_complaint_form', asked));
}
