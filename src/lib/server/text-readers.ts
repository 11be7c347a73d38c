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

/** The last one that was read with: of thousands of texts that wait, most are of one organisation. */
let lastReader: { readonly key: string; readonly reader: Reader } | null = null;

async function readerFor(service: Client, organization: string, version: number): Promise<Reader> {
	const key = `${organization} ${version}`;
	if (lastReader?.key !== key) lastReader = { key, reader: await readerOf(service, organization) };
	return lastReader.reader;
}

/**
 * Reads some of what was never read, or with another reader than the present one, the latest first; answers how many
 * texts. The worker comes back for the rest, so that nobody's message waits for twenty thousand texts.
 */
export async function readSome(service: Client): Promise<number> {
	const asked = await service.rpc('words_to_read', { p_limit: TEXTS_AT_ONCE });
	const readings = [];
	for (const { organization, id, version, text } of waiting.parse(unwrap(asked))) {
		const reader = await readerFor(service, organization, version);
		readings.push({ organization, id, version, reading: readText(text ?? '', reader) ?? {} });
	}
	if (readings.length === 0) return 0;
	return unwrap(await service.rpc('keep_readings', { p_readings: readings as unknown as Json }));
}
