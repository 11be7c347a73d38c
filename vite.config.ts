import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** The server draws the first picture of a chart; what it draws with stays out of the browser. */
function keepDrawingOnServer(): Plugin {
	return {
		name: 'keep-drawing-on-server',
		load: {
			filter: { id: /\/charts\/server-picture\.ts$/ },
			handler: (_id, options) => (options?.ssr ? null : 'export const drawOnServer = null;')
		}
	};
}

export default defineConfig({
	plugins: [keepDrawingOnServer(), sveltekit()],
	// Survey pages load their one small script as a module, see components/answering/SurveyHead.svelte.
	worker: { format: 'es' },
	build: {
		rolldownOptions: {
			output: {
				// What a dozen pages share travels as one file: by itself, a small module weighs less than the headers it comes with.
				codeSplitting: {
					groups: [{ name: 'common', test: /\/src\/lib\//, minShareCount: 12 }]
				}
			},
			treeshake: {
				// Pages use constants of files that calculate: the libraries behind those stay out.
				moduleSideEffects: [{ test: /\/node_modules\/(@stdlib|ml-matrix)\//, sideEffects: false }]
			}
		}
	},
	server: { port: Number(process.env['PORT'] ?? 3000), strictPort: true }
});
