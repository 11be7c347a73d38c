/**
 * Templates of messages to customers: plain text with merge fields, `{{name}}`, or with words for when
 * the field is not known, `{{name|customer}}`.
 */
export const MERGE_FIELDS = [
	'organization',
	'site',
	'service',
	'date',
	'name',
	'title',
	'expires',
	'link',
	'unsubscribe'
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Partial<Record<MergeField, string>>;

const FIELD = /\{\{\s*([a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * The template with its fields filled in.
 *
 * Missing: the words behind the bar, else nothing. A value stays on one line, so that it can write
 * neither headers nor paragraphs of its own.
 */
export function fillIn(
	template: string,
	values: MergeValues,
	show: (value: string, field: string) => string = (value) => value
): string {
	return template.replace(FIELD, (_all, field: string, otherwise: string | undefined) => {
		const value = (values as Record<string, string | undefined>)[field]
			?.replace(/\s+/g, ' ')
			.trim();
		return value ? show(value, field) : (otherwise ?? '');
	});
}

/** Fields that a template names and that do not exist. */
export function unknownFields(template: string): string[] {
	const named = [...template.matchAll(FIELD)].map(([, field]) => field ?? '');
	const known: readonly string[] = MERGE_FIELDS;
	return [...new Set(named.filter((field) => !known.includes(field)))];
}
