/** The fields of the builder's form: a whole survey, so larger than other forms and with repeats. */
import { DbError } from '../db.ts';
import { readBody } from './limited-form.ts';

/** The database keeps drafts of up to 200 kB; Chinese in a form takes three times its bytes. */
export const DRAFT_FORM_BYTES = 1024 * 1024;

/** Errors: `DbError('payload_too_large')`; `DbError('invalid')` for what is no form. */
export async function draftFields(request: Request): Promise<[string, string][]> {
	const body = await readBody(request, DRAFT_FORM_BYTES);
	const type = request.headers.get('content-type') ?? '';
	const data = await new Response(body, { headers: { 'content-type': type } })
		.formData()
		.catch(() => {
			throw new DbError('invalid');
		});
	return [...data].filter((field): field is [string, string] => typeof field[1] === 'string');
}
