import { defineConfig } from 'vitest/config';

/** Tests beside the sources are pure; those of the database share one throw-away cluster. */
export default defineConfig({
	test: {
		// The log of a test matters when the test fails.
		silent: 'passed-only',
		// Files share what they import; none of them changes it. Loading all of it anew for each took most of the time.
		isolate: false,
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['supabase/tests/**/*.test.ts', 'tests/contract/**/*.test.ts'],
					globalSetup: ['tests/support/database-setup.ts'],
					testTimeout: 90_000,
					hookTimeout: 60_000,
					fileParallelism: false
				}
			}
		]
	}
});
