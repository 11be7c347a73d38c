import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { recordComplaint } from '#lib/server/api/operations/complaints.ts';
import * as complaints from '#lib/server/complaints.ts';
import { environment } from '#lib/server/gateway/gateway.ts';

export const POST = endpoint(recordComplaint, async ({ db, body }) => {
	const recorded = await complaints.report(db, body);
	const track_url = `${(await environment()).baseUrl}/track/${recorded.reference}`;
	return answer({ ...recorded, track_url }, recorded.created ? 201 : 200);
});

export const fallback = onlyMethods('POST');
