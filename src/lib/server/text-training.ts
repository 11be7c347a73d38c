/** Learning from what colleagues said of texts. For the worker. */
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { causeRules } from '#lib/domain/text/cause-rules.ts';
import type { LabelledText } from '#lib/domain/text/labelled-text.ts';
import { packCauses, packPolarity } from '#lib/domain/text/packed-model.ts';
import type { Reader } from '#lib/domain/text/read-text.ts';
import { trainCauses } from '#lib/domain/text/train-causes.ts';
import { trainPolarity } from '#lib/domain/text/train-polarity.ts';
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { readerOf, zipWeights } from './text-readers.ts';

const due = z.array(z.object({ organization: z.uuid(), kind: z.enum(['cause', 'polarity']) }));

const rows = z.array(
	z
		.object({
			text: z.string(),
			codes: z.array(z.string()),
			person: z.string(),
			is_random: z.boolean(),
			is_new: z.boolean()
		})
		.transform(({ is_random, is_new, ...row }): LabelledText => ({
			...row,
			isRandom: is_random,
			isNew: is_new
		}))
);

/** Learns wherever enough that is new has been said; answers how many models were tried. */
export async function trainDue(service: Client, isStopped: () => boolean): Promise<number> {
	let tried = 0;
	for (const { organization, kind } of due.parse(unwrap(await service.rpc('text_training_due')))) {
		if (isStopped()) break;
		const asked = { p_organization: organization, p_kind: kind };
		const labelled = rows.parse(unwrap(await service.rpc('text_training_rows', asked)));
		const reader = await readerOf(service, organization);
		// Where people no longer write as they did, a new model waits for a person to choose it.
		const mustWait = unwrap(
			await service.rpc('has_text_drifted', { p_organization: organization })
		);
		const { packed, metrics } =
			kind === 'cause' ? causesFrom(labelled, reader) : polarityFrom(labelled, reader);
		const model = {
			labels: labelled.length,
			metrics,
			...(packed && { header: packed.header, weights: zipWeights(packed.weights) })
		};
		unwrap(
			await service.rpc('keep_text_model', {
				...asked,
				p_model: model as unknown as Json,
				p_is_active: metrics.verdict === 'promoted' && !mustWait
			})
		);
		tried += 1;
	}
	return tried;
}

function causesFrom(labelled: readonly LabelledText[], reader: Reader) {
	const rules = reader.rules ?? causeRules();
	const { model, metrics } = trainCauses(labelled, rules, reader.causes?.model ?? null);
	return { packed: model && packCauses(model), metrics };
}

function polarityFrom(labelled: readonly LabelledText[], reader: Reader) {
	const { judge, metrics } = trainPolarity(labelled, reader.polarity?.judge ?? null);
	return { packed: judge && packPolarity(judge), metrics };
}
