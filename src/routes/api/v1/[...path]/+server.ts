import { unknownPath } from '#lib/server/api/endpoint.ts';

export const fallback = unknownPath;
