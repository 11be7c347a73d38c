import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	// Survey pages load their one small script as a module, see components/answering/SurveyHead.svelte.
	worker: { format: 'es' },
	server: { port: Number(process.env['PORT'] ?? 3000), strictPort: true }
});
