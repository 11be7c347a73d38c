/**
 * The kinds of field that the API is given. They accept what other systems plausibly send and
 * answer one form of it; custom rules name their words in `params`, see messages/schema-errors.ts.
 */
import { z } from 'zod';
import { isYetToCome, namesOffset, readInstant } from '#lib/domain/instant.ts';
import { codePoints } from '#lib/domain/text/clean-text.ts';

/** A required text; its length is counted in characters, as the database does. */
export function text(longest: number) {
	return z
		.string()
		.trim()
		.min(1)
		.refine((value) => codePoints(value) <= longest, { params: { words: 'tooLong', longest } })
		.meta({ minLength: 1, maxLength: longest });
}

/** A text that may be missing; an empty one is a missing one. */
export function optionalText(longest: number, shortest = 1) {
	return z
		.string()
		.trim()
		.refine((value) => codePoints(value) <= longest, { params: { words: 'tooLong', longest } })
		.refine((value) => value === '' || codePoints(value) >= shortest, {
			params: { words: 'tooShort', shortest }
		})
		.transform((value) => (value === '' ? undefined : value))
		.optional()
		.meta({ maxLength: longest });
}

const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** A name for programs. Capitals are taken, and answered in lower case. */
export const code = z
	.string()
	.trim()
	.toLowerCase()
	.refine((value) => CODE.test(value), { params: { words: 'code' } })
	.meta({
		pattern: '^\\s*[A-Za-z0-9][A-Za-z0-9_-]{0,62}\\s*$',
		description: 'Lower case letters, digits, hyphen, underscore; at most 63. Capitals are lowered.'
	});

/** The name that another system gives to a thing. */
export const externalId = z.union([z.string(), z.int()]).transform(String).pipe(text(200)).meta({
	description: 'The name your system gives to it: 1 to 200 characters. Numbers are taken as text.'
});

/** A language the product speaks; "zh-CN" and "en_GB" are taken as zh and en. */
export const locale = z
	.string()
	.overwrite((value) => value.trim().toLowerCase().split(/[-_]/)[0] ?? '')
	.pipe(z.enum(['zh', 'en']))
	.meta({ description: 'zh or en; a region such as zh-CN is dropped.', examples: ['zh', 'en'] });

/** Where somebody's clock stands: a name of the IANA list. */
export const timeZone = z
	.string()
	.trim()
	.refine(isTimeZone, { params: { words: 'timeZone' } })
	.meta({ description: 'IANA name, for quiet hours.', examples: ['Asia/Shanghai'] });

function isTimeZone(value: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: value });
		return /^[A-Za-z0-9_+/-]{1,64}$/.test(value);
	} catch {
		return false; // that is what Intl says of an unknown one
	}
}

/** A text in Chinese, English or both. */
export function bilingual(longest: number) {
	return z
		.strictObject({ zh: optionalText(longest), en: optionalText(longest) })
		.refine(({ zh, en }) => zh !== undefined || en !== undefined, {
			params: { words: 'bilingual' }
		})
		.meta({ description: 'In Chinese, English or both; at least one.', minProperties: 1 });
}

/** An instant; without an offset it is read on the clock of the organisation. */
export const instant = z
	.string()
	.trim()
	.refine((value) => readInstant(value, 'UTC') !== null, { params: { words: 'instant' } })
	.meta({
		description: 'ISO 8601. Without an offset the clock of the organisation is meant.',
		examples: ['2026-05-03T14:05:00+08:00']
	});

/** Where a clock without an offset shows its time first, so that nobody's now is refused. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** An instant of something that happened. */
export const pastInstant = instant
	.refine((value) => !isYetToCome(readInstant(value, EARLIEST_ZONE) ?? '', new Date()), {
		params: { words: 'yetToCome' }
	})
	.meta({
		description:
			'ISO 8601, at most one day ahead of now. Without an offset the clock of the organisation is meant.',
		examples: ['2026-05-03T14:05:00+08:00']
	});

/** A calendar day or an instant with its offset. */
export const dayOrInstant = z
	.string()
	.trim()
	.refine((value) => readInstant(value, 'UTC') !== null && isDayOrExact(value), {
		params: { words: 'dayOrInstant' }
	})
	.transform((value) => (DAY.test(value) ? value : (readInstant(value, 'UTC') ?? value)))
	.meta({
		description: 'A day of the organisation (YYYY-MM-DD) or an instant with its offset.',
		examples: ['2026-05-03']
	});

const DAY = /^\d{4}-\d\d-\d\d$/;
const isDayOrExact = (value: string) => DAY.test(value) || namesOffset(value);

/** What is answered; tables write "2026-05-03 06:05:00+00", which not every client can read. */
export const answeredInstant = z
	.string()
	.overwrite((value) => (value.includes('T') ? value : (readInstant(value, 'UTC') ?? value)))
	.meta({ format: 'date-time' });

export const bilingualAnswer = z
	.object({ zh: z.string().optional(), en: z.string().optional() })
	.meta({ description: 'In Chinese, English or both.' });
