import { expect, test } from 'vitest';
import { NOTICE_VERSION } from '#lib/messages/privacy.ts';
import { useDatabase } from '../support/test-database.ts';

const database = useDatabase();

test('answers are stored with the version of the notice that is shown', async () => {
	const [row] = await database.sql`select private.current_notice() as version`;
	expect(row?.['version']).toBe(NOTICE_VERSION);
});
