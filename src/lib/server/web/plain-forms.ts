/**
 * Makes a form action answer in plain HTTP (a page or a redirect) unless JSON is asked for by name.
 *
 * Kit takes an `Accept` of anything, as programs and simple clients send it, for a script's
 * question and answers 200 with a redirect inside.
 */
export function preferPlainForms(request: Request): void {
	if (request.method !== 'POST') return;
	const accept = request.headers.get('accept') ?? '';
	if (!accept.includes('application/json')) request.headers.set('accept', 'text/html');
}
