/** With what each organisation reads, and reading with it what was not read so before. For the worker. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { CAUSE_RULES_VERSION, causeRules } from '#lib/domain/text/cause-rules.ts';
import {
	isOfThisTree,
	unpackCauses,
	unpackPolarity,
	type CauseHeader,
	type PolarityHeader
} from '#lib/domain/text/packed-model.ts';
import { readText, type Reader } from '#lib/domain/text/read-text.ts';
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';

/** About a tenth of a second's work. */
const TEXTS_AT_ONCE = 300;

const kept = z.object({
	version: z.int(),
	rules: z.array(z.object({ code: z.string(), word: z.string(), isRemoved: z.boolean() })),
	models: z.array(
		z.object({
			kind: z.enum(['cause', 'polarity']),
			version: z.int(),
			metrics: z.object({ assign_from: z.number().nullish() }),
			header: z.unknown(),
			weights: z.string()
		})
	)
});

const waiting = z.array(
	z.object({
		organization: z.uuid(),
		id: z.uuid(),
		version: z.int(),
		text: z.string().nullable()
	})
);

/** Models as they are stored. */
export function zipWeights(weights: Int8Array): string {
	return gzipSync(weights).toString('base64');
}

function unzipWeights(stored: string): Int8Array {
	const bytes = gunzipSync(Buffer.from(stored, 'base64'));
	return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** With what an organisation reads now. */
export async function readerOf(
	service: Client,
	organization: string
): Promise<Reader & { readonly number: number }> {
	const found = await service.rpc('text_reader_of', { p_organization: organization });
	const { version, rules, models } = kept.parse(unwrap(found));
	// A model of another tree of causes waits to be learned anew.
	const causes = models.find(
		({ kind, header }) => kind === 'cause' && isOfThisTree(header as CauseHeader)
	);
	const polarity = models.find(({ kind }) => kind === 'polarity');
	return {
		number: version,
		...(rules.length > 0 && { rules: causeRules(rules, `${CAUSE_RULES_VERSION}.${version}`) }),
		...(causes && {
			causes: {
				version: causes.version,
				assignFrom: causes.metrics.assign_from ?? null,
				model: unpackCauses({
					header: causes.header as CauseHeader,
					weights: unzipWeights(causes.weights)
				})
			}
		}),
		...(polarity && {
			polarity: {
				version: polarity.version,
				judge: unpackPolarity({
					header: polarity.header as PolarityHeader,
					weights: unzipWeights(polarity.weights)
				})
			}
		})
	};
}

/** Reads what was never read, or with another reader than the present one; answers how many texts. */
export async function readWaiting(service: Client, isStopped: () => boolean): Promise<number> {
	let read = 0;
	const readers = new Map<string, Reader>();
	while (!isStopped()) {
		const asked = await service.rpc('words_to_read', { p_limit: TEXTS_AT_ONCE });
		const texts = waiting.parse(unwrap(asked));
		const readings = [];
		for (const { organization, id, version, text } of texts) {
			const key = `${organization} ${version}`;
			const reader = readers.get(key) ?? (await readerOf(service, organization));
			readers.set(key, reader);
			readings.push({ organization, id, version, reading: readText(text ?? '', reader) ?? {} });
		}
		if (readings.length === 0) return read;
		const stored = await service.rpc('keep_readings', { p_readings: readings as unknown as Json });
		read += unwrap(stored);
		if (texts.length < TEXTS_AT_ONCE) return read;
	}
	return read;
}
