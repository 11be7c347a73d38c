import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		// Surveys register it for their own address only, and take it back: src/service-worker.ts.
		serviceWorker: { register: false },
		adapter: adapter({ precompress: true }),
		// Small style sheets travel inside the page: the survey then needs one request.
		inlineStyleThreshold: 12_000,
		// hooks.server.ts checks the origin of every changing request, not of forms only.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
