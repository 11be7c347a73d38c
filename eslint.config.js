/**
 * The house style as far as a machine can hold it: strict types, no shortcuts around them, small
 * files, and imports that only point the way the rooms allow. Formatting is Prettier's alone.
 */
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What each room may import across rooms; every room may import its own files relatively. */
const MAY_IMPORT = {
	domain: ['domain', 'messages'],
	messages: ['domain', 'messages'], // the domain's closed lists, such as error codes, are put into words there
	schemas: ['domain', 'messages', 'schemas'],
	format: ['domain', 'messages', 'format'],
	server: ['domain', 'messages', 'schemas', 'server'],
	components: ['domain', 'messages', 'format', 'components']
};

const EVERYWHERE = [
	{ regex: '(^|/)routes/', message: 'Nothing imports from routes.' },
	{ regex: '^\\$lib', message: 'Write #lib/… so that the file also runs without a build.' }
];
const DATABASE = {
	regex: '^(@supabase/|postgres$|nodemailer$)',
	message: 'Only lib/server talks to the database and to mail servers.'
};
/** The domain is pure: same input, same output. */
const IMPURE = {
	regex: '^(svelte|@sveltejs|\\$app|\\$env|zod|node:|sveltekit-)',
	message: 'The domain knows no framework, no validation library and no machine.'
};

/** Restricts imports to the rooms in `allowed`; names both ways of reaching another room. */
function imports(allowed, ...more) {
	const rooms = Object.keys(MAY_IMPORT);
	const closed = rooms.filter((room) => !allowed.includes(room)).join('|');
	const direction = {
		regex: `(^#lib/|(\\.\\./)+)(${closed})/`,
		message: `From here only these rooms may be imported: ${allowed.join(', ')}.`
	};
	return { 'no-restricted-imports': ['error', { patterns: [...EVERYWHERE, direction, ...more] }] };
}

export default defineConfig(
	{
		ignores: [
			'.data/',
			'.svelte-kit/',
			'build/',
			'node_modules/',
			'playwright-report/',
			'test-results/',
			'tests/acceptance/',
			'src/lib/database.types.ts'
		]
	},
	js.configs.recommended,
	tseslint.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				// Not the project service: it takes a fifth longer, to be ready for changes that never come here.
				project: './tsconfig.json',
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines': ['error', { max: 250 }],
			'no-undef': 'off', // the compiler knows
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// Arrows that only pass a call on, and numbers in sentences, read well as they are.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true }
			],
			// A promised `async` costs nothing and keeps signatures alike.
			'@typescript-eslint/require-await': 'off',
			// Kit's redirect() and error() are thrown by design.
			'@typescript-eslint/only-throw-error': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			// Heed lives at the root of its host, so addresses are written as they are.
			'svelte/no-navigation-without-resolve': 'off',
			// Meant for state; here such objects live for one expression.
			'svelte/prefer-svelte-reactivity': 'off',
			// Svelte types the attributes of elements with `any`.
			'@typescript-eslint/no-unsafe-assignment': 'off'
		}
	},
	{
		files: ['**/*.js', '**/*.mjs'],
		...tseslint.configs.disableTypeChecked
	},
	{
		files: ['src/lib/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportDefaultDeclaration', message: 'Name what you export.' }
			]
		}
	},
	...Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
		files: [`src/lib/${room}/**`],
		rules: imports(
			allowed,
			...(room === 'server' ? [] : [DATABASE]),
			...(room === 'domain' ? [IMPURE] : [])
		)
	})),
	{
		files: ['src/routes/**'],
		rules: imports(['domain', 'messages', 'schemas', 'format', 'components'], DATABASE)
	},
	{
		files: ['src/routes/**/*.server.ts', 'src/routes/**/+server.ts'],
		rules: imports(['domain', 'messages', 'schemas', 'server'], DATABASE)
	},
	{
		// Tests may be long, may look into every room, and state numbers as their sources print them.
		files: ['**/*.test.ts', '**/*.spec.ts'],
		rules: {
			'max-lines': 'off',
			'no-restricted-imports': 'off',
			'no-loss-of-precision': 'off',
			// Vitest's matchers, expect.any() and friends, are typed as `any`.
			'@typescript-eslint/no-unsafe-assignment': 'off'
		}
	},
	{
		// Playwright types the JSON of an answer as `any`; what it holds is what the journeys assert.
		files: ['tests/e2e/**'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	}
);
