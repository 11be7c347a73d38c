/** What an organisation copies into its own pages. Values are escaped: a name may hold anything. */

/** A button that opens the form in a dialog. */
export function dialogSnippet(baseUrl: string, slug: string, label: string): string {
	return `<script src="${baseUrl}/embed.js" data-heed-form="${slug}" data-heed-label="${escaped(label)}" async></script>`;
}

/** The form itself, without any script. */
export function frameSnippet(baseUrl: string, slug: string, label: string): string {
	return `<iframe src="${baseUrl}/embed/${slug}" title="${escaped(label)}" loading="lazy" style="width: 100%; height: 40rem; border: 0"></iframe>`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
