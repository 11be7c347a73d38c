/** Headers that every answer carries. */
const ALWAYS: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

export function setSecurityHeaders(headers: Headers, url: URL): void {
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	// Pages hold tokens, sessions or people's data; only hashed assets may be kept.
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}

/**
 * Whether a request may change something: one that carries cookies must come from our own pages.
 * Kit checks forms only, and not in development.
 */
export function isCrossSite(request: Request, url: URL): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	const origin = request.headers.get('origin');
	if (origin !== null) return origin !== url.origin;
	return request.headers.has('cookie');
}
