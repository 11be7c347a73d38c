/** Puts the page aside, so that a survey that was begun can be opened again without a network. */

/** Keeps this page as the server sent it, with its script, for its own address alone. */
export async function putAside(key: string, page: string): Promise<void> {
	if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
	const cache = await caches.open(key);
	const headers = {
		'content-type': 'text/html;charset=utf-8',
		'content-security-policy':
			"default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:"
	};
	await cache.put(key, new Response(page, { headers }));
	await cache.add(new Request(import.meta.url, { cache: 'force-cache' }));
	await navigator.serviceWorker.register('/service-worker.js', { scope: key });
}

/** Forgets everything that was kept of a survey on this device. */
export async function forget(key: string): Promise<void> {
	if (key === '') return; // nothing is kept where strangers share a device
	try {
		localStorage.removeItem(key);
		await caches.delete(key);
		const worker = await navigator.serviceWorker.getRegistration(key);
		await worker?.unregister();
	} catch {
		// Where none of this exists, nothing was kept.
	}
}
