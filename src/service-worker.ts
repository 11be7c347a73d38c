/// <reference lib="webworker" />
/**
 * Lets one survey be opened again without a network. It is registered for the address of one link
 * only (components/answering/script/offline.ts) and serves nothing but what that page has put aside
 * itself; it keeps nothing of its own accord, so no receipt and no other page can get into it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	if (request.method === 'GET') event.respondWith(freshOrKept(request));
});

async function freshOrKept(request: Request): Promise<Response> {
	try {
		const response = await fetch(request);
		// The link has been answered or withdrawn: what was put aside is of no more use.
		if (request.mode === 'navigate' && response.status === 404) {
			await caches.delete(new URL(worker.registration.scope).pathname);
			await worker.registration.unregister();
		}
		return response;
	} catch (noNetwork) {
		const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
		if (!kept) throw noNetwork;
		return kept;
	}
}
