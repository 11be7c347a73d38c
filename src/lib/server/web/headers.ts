/** Headers that every answer carries. */
const ALWAYS: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

const NO_FRAMES = "frame-ancestors 'none'";

/**
 * Writes them. Only a page that names `framers`, origins or 'self', may be shown in a frame, and only by
 * them: everywhere else the policy of svelte.config.js stays, which is nobody.
 */
export function setSecurityHeaders(
	headers: Headers,
	url: URL,
	isPublic: boolean,
	framers: readonly string[] = []
): void {
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	const policy = headers.get('content-security-policy');
	if (framers.length > 0 && policy?.includes(NO_FRAMES)) {
		headers.set(
			'content-security-policy',
			policy.replace(NO_FRAMES, `frame-ancestors ${framers.join(' ')}`)
		);
		headers.delete('x-frame-options'); // it cannot name anybody
	}
	// Public addresses are secrets. Elsewhere browsers need a policy under which they name their origin.
	headers.set('referrer-policy', isPublic ? 'no-referrer' : 'same-origin');
	if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	// Pages hold tokens, sessions or people's data; only hashed assets may be kept.
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
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
