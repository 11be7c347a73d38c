import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { listCustomers } from '#lib/server/api/operations/customers.ts';
import * as customers from '#lib/server/customers.ts';
import { timeZone } from '#lib/server/organizations.ts';

export const GET = endpoint(listCustomers, async ({ db, query }) => {
	const [zone, { items, next }] = await Promise.all([timeZone(db), customers.list(db, query)]);
	return answer({ items: items.map((one) => customers.asApiCustomer(one, zone)), next });
});

export const fallback = onlyMethods('GET');
