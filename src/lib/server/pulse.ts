/** Whether something new is to be seen. */
import { unwrap, type Db } from './db.ts';

/** Changes whenever an answer, a signal or a case event is added; says nothing else. */
export async function pulse({ client, organization }: Db): Promise<string> {
	return unwrap(await client.rpc('pulse', { p_organization: organization }));
}
