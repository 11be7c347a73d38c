import { expect, test } from 'vitest';
import { dialogSnippet, frameSnippet } from './snippets.ts';

test('a name with quotes and brackets stays inside its attribute', () => {
	const name = `"><script>alert('x')</script>&`;
	for (const snippet of [dialogSnippet, frameSnippet]) {
		const code = snippet('https://heed.test', 'desk', name);
		expect(code).toContain('&#34;&#62;&#60;script&#62;');
		expect(code.match(/<\/?[a-z]+/g)).toHaveLength(2);
	}
});

test('both name the form', () => {
	expect(dialogSnippet('https://heed.test', 'desk', 'Tell us')).toBe(
		'<script src="https://heed.test/embed.js" data-heed-form="desk" data-heed-label="Tell us" async></script>'
	);
	expect(frameSnippet('https://heed.test', 'desk', 'Tell us')).toContain(
		'<iframe src="https://heed.test/embed/desk" title="Tell us"'
	);
});
