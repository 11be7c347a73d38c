/**
 * Web origins that may show a form in a frame. The database holds the same rule as a check.
 *
 * https only, because a page that anybody on the way can change must not frame a form; localhost so
 * that it can be tried out.
 */
const HOST_LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const SECURE = new RegExp(
	`^https://(?:${HOST_LABEL}\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](?::[1-9]\\d{0,4})?$`
);
const LOCAL = /^http:\/\/localhost(?::[1-9]\d{0,4})?$/;

export const ORIGINS_MOST = 20;
const LONGEST = 253;

export type ReadOrigins =
	{ ok: true; origins: string[] } | { ok: false; line: string } | { ok: false; line: null };

/**
 * Origins as somebody writes them, one a line: a whole address is cut down to its origin, capitals
 * are lowered, a default port is dropped.
 *
 * Returns the first line that is none, or `line: null` for too many.
 */
export function readOrigins(text: string): ReadOrigins {
	const lines = text.split(/[\s,，;；]+/).filter(Boolean);
	const origins: string[] = [];
	for (const line of lines) {
		const origin = originOf(line);
		if (origin === null) return { ok: false, line };
		if (!origins.includes(origin)) origins.push(origin);
	}
	return origins.length > ORIGINS_MOST ? { ok: false, line: null } : { ok: true, origins };
}

function originOf(line: string): string | null {
	if (!URL.canParse(line)) return null;
	const { origin } = new URL(line);
	const isOrigin = SECURE.test(origin) || LOCAL.test(origin);
	return isOrigin && origin.length <= LONGEST ? origin : null;
}
