import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
let agent: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	agent = await makeMember(database.sql, organization, 'agent');
});

const set = (signal: string, content: object | null, who = manager) =>
	commitAs(
		database.sql,
		who,
		(db) =>
			db`select public.set_playbook(${organization.id}, ${signal}, ${content && database.sql.json(content as never)})`
	);
const read = async (who: Member) => [
	...(await as(
		database.sql,
		who,
		(db) =>
			db`select signal, content from public.playbooks where organization_id = ${organization.id}`
	))
];

test('a manager writes over a shipped playbook and goes back to it; agents read', async () => {
	const words = { words: { en: 'Hello' } };
	await set('long_wait', { words: { en: 'Good day' } });
	await set('long_wait', words);
	expect(await read(agent)).toEqual([{ signal: 'long_wait', content: words }]);
	const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
	expect(await read(stranger)).toEqual([]);
	await set('long_wait', null);
	expect(await read(agent)).toEqual([]);
});

test('an agent writes none, and what is no signal or too long is refused', async () => {
	await expect(set('long_wait', {}, agent)).rejects.toThrow('forbidden');
	await expect(set('No signal', {})).rejects.toThrow('invalid');
	await expect(set('long_wait', { words: 'x'.repeat(20_001) })).rejects.toThrow('invalid');
});
