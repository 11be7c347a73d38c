import { unwrap, type Db } from './db.ts';

/** The IANA zone in which an organisation counts days and reads clocks without an offset. */
export async function timeZone({ client, organization }: Db): Promise<string> {
	const [found] = unwrap(
		await client.from('organizations').select('time_zone').eq('id', organization)
	);
	if (!found) throw new Error('the organisation of this caller is gone');
	return found.time_zone;
}

/** Days within which a complaint is promised an answer. */
export async function complaintPromise({ client, organization }: Db): Promise<number> {
	const [found] = unwrap(
		await client.from('organizations').select('complaint_due_days').eq('id', organization)
	);
	if (!found) throw new Error('the organisation of this caller is gone');
	return found.complaint_due_days;
}

/** Complaints that are open keep the day they were promised. Errors: `forbidden`, `invalid`. */
export async function setComplaintPromise(
	{ client, organization }: Db,
	days: number
): Promise<void> {
	unwrap(await client.rpc('set_complaint_promise', { p_organization: organization, p_days: days }));
}
