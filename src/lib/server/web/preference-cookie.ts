/** Cookie options of a preference: a year, for our own pages only. */
export function rememberedFor(url: URL) {
	return {
		path: '/',
		maxAge: 31_536_000,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	} as const;
}
