/**
 * The log: one JSON object a line, allow-listed fields only. Addresses, tokens, cookies, answers and
 * query strings never reach it; neither do messages of unknown errors beyond their first line.
 */
const SECRET = /(heed_|sb_|eyJ)[\w.-]{8,}|\/s\/[\w-]{8,}|[\w.+-]+@[\w-]+\.[\w.]+/g;

export function redact(text: string): string {
	return text.replace(SECRET, '[…]').replace(/\s+/g, ' ').slice(0, 500);
}

export function logError(id: string, error: unknown, route: string | null): void {
	const { message, stack } = error instanceof Error ? error : new Error(String(error));
	const at = stack
		?.split('\n')
		.slice(1, 4)
		.map((line) => line.trim());
	const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
	console.error(JSON.stringify({ level: 'error', id, route, code, message: redact(message), at }));
}
