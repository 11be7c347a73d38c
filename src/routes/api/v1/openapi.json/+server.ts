import { openEndpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { openApiDocument } from '#lib/server/api/openapi.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readOpenApi } from '#lib/server/api/operations/service.ts';

export const GET = openEndpoint(readOpenApi, () => Promise.resolve(answer(openApiDocument())));

export const fallback = onlyMethods('GET');
