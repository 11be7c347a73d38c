import { unwrap, type Db } from './db.ts';

/** The IANA zone in which an organisation counts days and reads clocks without an offset. */
export async function timeZone({ client, organization }: Db): Promise<string> {
	const [found] = unwrap(
		await client.from('organizations').select('time_zone').eq('id', organization)
	);
	if (!found) throw new Error('the organisation of this caller is gone');
	return found.time_zone;
}
