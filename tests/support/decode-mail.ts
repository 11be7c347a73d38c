/** Reads a MIME message as far as our own mails go: encoded headers, one level of parts. */
export type ReceivedMail = {
	to: string[];
	from: string;
	subject: string;
	headers: Record<string, string>;
	text: string;
	html: string;
	/** Every link in it, in order, without duplicates. */
	links: string[];
};

/** `raw` holds one character per byte. */
export function decodeMail(raw: string, recipients: string[]): ReceivedMail {
	const { headers, body } = split(raw);
	const parts = partsOf(headers, body);
	const text = parts.find(({ type }) => type === 'text/plain')?.content ?? '';
	const html = parts.find(({ type }) => type === 'text/html')?.content ?? '';
	const links = `${text}\n${html.replaceAll('&amp;', '&')}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? [];
	return {
		to: recipients.map((address) => address.toLowerCase()),
		from: decodeWords(headers['from'] ?? ''),
		subject: decodeWords(headers['subject'] ?? ''),
		headers,
		text,
		html,
		links: [...new Set(links)]
	};
}

function split(raw: string): { headers: Record<string, string>; body: string } {
	const end = raw.search(/\r?\n\r?\n/);
	const head = end < 0 ? raw : raw.slice(0, end);
	const body = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '');
	const headers: Record<string, string> = {};
	for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
		const colon = line.indexOf(':');
		if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
	}
	return { headers, body };
}

type Part = { type: string; content: string };

function partsOf(headers: Record<string, string>, body: string): Part[] {
	const contentType = headers['content-type'] ?? 'text/plain';
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (boundary) {
		return body
			.split(`--${boundary}`)
			.slice(1, -1)
			.flatMap((part) => {
				const inner = split(part.replace(/^\r?\n/, ''));
				return partsOf(inner.headers, inner.body);
			});
	}
	const type = contentType.split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
	return [
		{ type, content: decodeBody(body, headers['content-transfer-encoding'] ?? '7bit').trim() }
	];
}

function decodeBody(body: string, encoding: string): string {
	if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding.toLowerCase() !== 'quoted-printable')
		return Buffer.from(body, 'latin1').toString('utf8');
	return bytes(body.replace(/=\r?\n/g, ''));
}

/** Encoded words of RFC 2047: =?utf-8?Q?…?= and =?utf-8?B?…?=. */
function decodeWords(value: string): string {
	return value
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
			kind.toLowerCase() === 'b'
				? Buffer.from(word, 'base64').toString('utf8')
				: bytes(word.replaceAll('_', ' '))
		);
}

function bytes(quoted: string): string {
	const raw = quoted.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) =>
		String.fromCharCode(parseInt(hex, 16))
	);
	return Buffer.from(raw, 'latin1').toString('utf8');
}
