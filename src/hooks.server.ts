/** Every request: known origin → clean address, limited body → language → verified staff member → staff wall → safe headers. */
import { building } from '$app/environment';
import { redirect, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { LANGUAGE_TAGS } from '#lib/messages/message.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { logError } from '#lib/server/log.ts';
import { identify } from '#lib/server/staff.ts';
import { cleanAddress } from '#lib/server/web/clean-address.ts';
import { isCrossSite, setSecurityHeaders } from '#lib/server/web/headers.ts';
import { isWithinLimit, tooLarge } from '#lib/server/web/limited-body.ts';
import { preferPlainForms } from '#lib/server/web/plain-forms.ts';
import { localeOf, themeOf } from '#lib/server/web/preferences.ts';

export const init: ServerInit = async () => {
	if (!building) await gateway.open();
};

export const handle: Handle = async ({ event, resolve }) => {
	const isPublic = event.route.id?.startsWith('/(public)') ?? false;
	// Mail programs post here from anywhere, with the token and nothing else (RFC 8058).
	const isOneClick = event.route.id === '/(public)/s/[token]/unsubscribe';
	if (!isOneClick && isCrossSite(event.request, event.url, isPublic)) {
		return new Response('Cross-site request refused', { status: 403 });
	}
	const isApi = event.route.id?.startsWith('/api/') ?? false;
	if (!isApi) preferPlainForms(event.request);
	cleanAddress(event);
	if (!(await isWithinLimit(event))) return tooLarge(event.request, localeOf(event, null));
	const isSecure = event.url.protocol === 'https:';
	const written: Record<string, string>[] = [];
	const hasSession = event.cookies
		.getAll()
		.some(({ name }) => /^(__Host-)?heed(\.\d+)?$/.test(name));
	// Customers and programs have no session, and most requests are theirs.
	event.locals.client =
		(isPublic || isApi) && !hasSession
			? await gateway.anonymousClient()
			: await gateway.cookieClient(
					{
						getAll: () => event.cookies.getAll(),
						setAll: (cookies, headers) => {
							for (const { name, value, options } of cookies) {
								event.cookies.set(name, value, { ...options, path: '/' });
							}
							written.push(headers);
						}
					},
					isSecure
				);
	event.locals.staff = hasSession && !isApi ? await identify(event.locals.client) : null;
	event.locals.locale = localeOf(event, event.locals.staff?.locale ?? null);
	event.locals.theme = themeOf(event);
	if (event.route.id?.startsWith('/(staff)') && !event.locals.staff) {
		redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%heed.lang%', LANGUAGE_TAGS[event.locals.locale])
				.replace('%heed.theme%', event.locals.theme)
	});
	for (const headers of written) {
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	}
	setSecurityHeaders(response.headers, event.url, isPublic, event.locals.framers);
	return response;
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'not_found' };
	const id = crypto.randomUUID();
	logError(id, error, event.route.id);
	return { message: 'unexpected', id };
};
