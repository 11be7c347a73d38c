/** Forms from strangers: read up to a limit, and never kept beyond it. */
import { DbError } from '../db.ts';

type Fields = Record<string, string | string[]>;
type Files = Record<string, { name: string; bytes: Uint8Array }[]>;

/**
 * The fields of a posted form, as a list where a name is there more than once, and its files.
 * A file picker that was left empty is no file.
 *
 * What lies beyond the limit is read and dropped, however it is sent: hanging up in the middle
 * would leave a browser without the page that explains.
 *
 * Errors: `DbError('payload_too_large')`; `DbError('invalid')` for what is no form.
 */
export async function readAnswers(
	request: Request,
	limitBytes: number
): Promise<{ fields: Fields; files: Files }> {
	const body = await readBody(request, limitBytes);
	const type = request.headers.get('content-type') ?? '';
	const data = await new Response(body, { headers: { 'content-type': type } })
		.formData()
		.catch(() => {
			throw new DbError('invalid');
		});
	const fields = new Map<string, string | string[]>();
	const files = new Map<string, Files[string]>();
	for (const [name, value] of data) {
		if (typeof value === 'string') {
			const before = fields.get(name);
			fields.set(name, before === undefined ? value : [before, value].flat());
		} else if (value.size > 0 || value.name !== '') {
			const file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
			files.set(name, [...(files.get(name) ?? []), file]);
		}
	}
	return { fields: Object.fromEntries(fields), files: Object.fromEntries(files) };
}

/**
 * All bytes of a body.
 *
 * Errors: `DbError('payload_too_large')`, also where the server's own limit breaks the stream.
 */
export async function readBody(
	request: Request,
	limitBytes: number
): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of request.body ?? []) {
			size += chunk.byteLength;
			if (size <= limitBytes) chunks.push(chunk);
		}
	} catch (error) {
		const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
		throw isTooLarge ? new DbError('payload_too_large') : error;
	}
	if (size > limitBytes) throw new DbError('payload_too_large');
	const body = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		body.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return body;
}
