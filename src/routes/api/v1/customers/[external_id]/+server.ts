import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readCustomer } from '#lib/server/api/operations/customers.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import { timeZone } from '#lib/server/organizations.ts';

export const GET = endpoint(readCustomer, async ({ db, parameter }) => {
	const externalId = parameter('external_id');
	const [zone, customer, marks, risk] = await Promise.all([
		timeZone(db),
		customers.record(db, externalId),
		customers.marks(db, externalId),
		customers.learned(db, externalId)
	]);
	if (!customer) throw new DbError('not_found', externalId);
	return answer(customers.asApiRecord({ ...customer, leftAt: marks?.leftAt ?? null }, risk, zone));
});

export const fallback = onlyMethods('GET');
