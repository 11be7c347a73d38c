/** Answers on the way, as a survey's script keeps them: fields by name, nothing read into them yet. */
import { z } from 'zod';

const FIELDS_MOST = 400;
const NAME_LONGEST = 80;

export const draftSchema = z
	.record(z.string().max(NAME_LONGEST), z.union([z.string(), z.array(z.string())]))
	.refine((fields) => Object.keys(fields).length <= FIELDS_MOST);
