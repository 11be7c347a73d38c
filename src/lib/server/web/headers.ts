/** Headers that every answer carries. */
const ALWAYS: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

export function setSecurityHeaders(headers: Headers, url: URL, isPublic: boolean): void {
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	// Public addresses are secrets. Elsewhere browsers need a policy under which they name their origin.
	headers.set('referrer-policy', isPublic ? 'no-referrer' : 'same-origin');
	if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	// Pages hold tokens, sessions or people's data; only hashed assets may be kept.
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}

/** Pages that are shown inside pages of our own: the preview of a survey, and nothing else. */
const IN_OUR_OWN_FRAMES = ['/(staff)/surveys/[code]/preview/frame'];

/** Lets our own pages show this one in a frame, where it is one of those meant for that. */
export function allowOwnFrames(headers: Headers, route: string | null): void {
	if (!IN_OUR_OWN_FRAMES.some((id) => id === route)) return;
	headers.set('x-frame-options', 'SAMEORIGIN');
	const policy = headers.get('content-security-policy');
	if (policy === null) return;
	headers.set(
		'content-security-policy',
		policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
	);
}

/**
 * Whether a changing request comes from somebody else's page: one that carries cookies must come from
 * our own. Kit checks forms only, and not in development, so its check is off and this one is on.
 *
 * Under `no-referrer` browsers call their origin "null". Public pages use that policy, and there a
 * session counts for nothing, so it is let through there and only there.
 */
export function isCrossSite(request: Request, url: URL, isPublic: boolean): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	const origin = request.headers.get('origin');
	if (isPublic && origin === 'null') return false;
	if (origin !== null) return origin !== url.origin;
	return request.headers.has('cookie') && !isPublic;
}
