import { openEndpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readHealth } from '#lib/server/api/operations/service.ts';

export const GET = openEndpoint(readHealth, () => Promise.resolve(answer({ status: 'ok' })));

export const fallback = onlyMethods('GET');
