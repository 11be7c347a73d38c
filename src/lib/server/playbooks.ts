/** Own playbooks of an organisation; for every other signal the shipped one holds. */
import type { Playbook } from '#lib/domain/risk/playbook.ts';
import { playbook } from '#lib/schemas/playbook.ts';
import { unwrap, type Db } from './db.ts';

/** By signal. A row that this version cannot read is as good as none. */
export async function own({ client, organization }: Db): Promise<Record<string, Playbook>> {
	const found = unwrap(
		await client.from('playbooks').select('signal, content').eq('organization_id', organization)
	);
	return Object.fromEntries(
		found.flatMap(({ signal, content }) => {
			const read = playbook.safeParse(content);
			return read.success ? [[signal, read.data] as const] : [];
		})
	);
}

/** Keeps an own playbook, or goes back to the shipped one. Errors: `forbidden`, `invalid`. */
export async function set(
	{ client, organization }: Db,
	signal: string,
	content: Playbook | null
): Promise<void> {
	unwrap(
		await client.rpc('set_playbook', {
			p_organization: organization,
			p_signal: signal,
			...(content && { p_content: content })
		})
	);
}
