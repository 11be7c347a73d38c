/**
 * Where to go after signing in or switching the language: a path of this site, nothing else.
 *
 * Backslashes, doubled or encoded slashes and control characters make browsers leave the site.
 */
export function nextPath(given: unknown, fallback = '/'): string {
	if (typeof given !== 'string' || !given.startsWith('/')) return fallback;
	const decoded = given.replace(/%(?:2f|5c)/gi, '/');
	const isForeign = /^\/[/\\]/.test(decoded) || /[\\\p{Cc}]|%0[0-9a-f]|%1[0-9a-f]/iu.test(given);
	return isForeign ? fallback : given;
}
