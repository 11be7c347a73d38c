/** The form of the points card: its fields as text, and the draft that the database is sent. */
import {
	differsBySegmentAlone,
	LIFE_DAYS_MOST,
	overridesOf,
	POINTS_LEAST,
	POINTS_MOST,
	THRESHOLDS,
	type CardPage,
	type Override,
	type Threshold
} from '#lib/domain/risk/card.ts';
import { codePoints } from '#lib/domain/text/clean-text.ts';
import { listFieldsOf, readLists } from './card-lists.ts';

/** Every field by its name, as it was written: what is shown again when something is wrong. */
export type CardFields = Readonly<Record<string, string>>;
/** By field: the code of what is wrong, for `messages/fields.ts`. */
export type CardErrors = Readonly<Record<string, string[]>>;

type DraftSignal = {
	points: number;
	is_must_act: boolean;
	life_days: number;
	parameters: Record<string, unknown>;
};
export type CardDraft = {
	based_on: number;
	watch_from: number;
	amber_from: number;
	red_from: number;
	note: string;
	signals: Record<string, DraftSignal>;
};

/** Lines for thresholds that differ, beyond those that are there already. */
const EMPTY_LINES = 2;
export const LINES_MOST = 40;
const NOTE_LONGEST = 500;
const SEGMENT_LONGEST = 100;

/** The card as the fields of its form. */
export function fieldsOf(card: CardPage): CardFields {
	const fields: Record<string, string> = {
		based_on: String(card.version),
		watch_from: String(card.watchFrom),
		amber_from: String(card.amberFrom),
		red_from: String(card.redFrom),
		note: ''
	};
	for (const [signal, { points, isMustAct, lifeDays, parameters }] of Object.entries(
		card.signals
	)) {
		fields[`points.${signal}`] = String(points);
		fields[`life.${signal}`] = String(lifeDays);
		if (isMustAct) fields[`must.${signal}`] = 'on';
		Object.assign(fields, listFieldsOf(signal, parameters));
	}
	for (const { name } of thresholdsOf(card)) fields[`at.${name}`] = String(valueOf(card, name));
	for (const [line, override] of overridesOf(card.signals).entries()) {
		fields[`line.${line}.threshold`] = override.threshold;
		fields[`line.${line}.service`] = override.service;
		fields[`line.${line}.segment`] = override.segment;
		fields[`line.${line}.value`] = String(override.value);
	}
	return fields;
}

/** The points of signals of the card that somebody proposes otherwise, as fields. */
export function proposedFields(
	proposal: readonly { signal: string; proposed: number }[],
	{ signals }: CardPage
): CardFields {
	return Object.fromEntries(
		proposal
			.filter(({ signal }) => signals[signal]?.isMustAct === false)
			.map(({ signal, proposed }) => [`points.${signal}`, String(proposed)])
	);
}

/** How many lines of thresholds that differ the form shows. */
export function linesOf(fields: CardFields): number {
	const used = Object.keys(fields).flatMap((name) => {
		const line = /^line\.(\d+)\.threshold$/.exec(name)?.[1];
		return line !== undefined && fields[name] !== '' ? [Number(line) + 1] : [];
	});
	return Math.min(LINES_MOST, Math.max(0, ...used) + EMPTY_LINES);
}

/** The thresholds that the signals of a card have. */
export function thresholdsOf(card: CardPage): Threshold[] {
	return THRESHOLDS.filter(({ name }) => valueOf(card, name) !== undefined);
}

function valueOf(card: CardPage, name: string): unknown {
	const [signal = '', parameter = ''] = name.split('.');
	return card.signals[signal]?.parameters[parameter];
}

/**
 * Reads the form. Errors: `number_needed`, `out_of_range`, `too_long`, `bands_in_order`, `line_incomplete`, `segment_alone` and those
 * of lists, each by its field; then there is no draft.
 */
export function readCardForm(
	fields: CardFields,
	card: CardPage
): { draft: CardDraft; errors: null } | { draft: null; errors: CardErrors } {
	const errors: Record<string, string[]> = {};
	const read = (name: string, least: number, most: number, isWhole = true) =>
		numberOf(fields, name, { least, most, isWhole }, errors);
	const bands = {
		watch_from: read('watch_from', 1, 100),
		amber_from: read('amber_from', 1, 100),
		red_from: read('red_from', 1, 100)
	};
	if (bands.watch_from >= bands.amber_from) errors['amber_from'] ??= ['bands_in_order'];
	if (bands.amber_from >= bands.red_from) errors['red_from'] ??= ['bands_in_order'];
	const note = (fields['note'] ?? '').trim();
	if (codePoints(note) > NOTE_LONGEST) errors['note'] = ['too_long'];
	const signals: Record<string, DraftSignal> = {};
	for (const signal of Object.keys(card.signals)) {
		const isMustAct = fields[`must.${signal}`] === 'on';
		signals[signal] = {
			points: isMustAct ? 0 : read(`points.${signal}`, POINTS_LEAST, POINTS_MOST),
			is_must_act: isMustAct,
			life_days: read(`life.${signal}`, 1, LIFE_DAYS_MOST),
			parameters: { overrides: [], ...readLists(signal, fields, errors) }
		};
	}
	for (const { name, least, most, isWhole } of thresholdsOf(card)) {
		const [signal = '', parameter = ''] = name.split('.');
		const parameters = signals[signal]?.parameters;
		if (parameters) parameters[parameter] = read(`at.${name}`, least, most, isWhole);
	}
	for (const line of readLines(fields, errors)) addLine(signals, line);
	if (Object.keys(errors).length > 0) return { draft: null, errors };
	return { draft: { based_on: Number(fields['based_on']), ...bands, note, signals }, errors: null };
}

type Range = { least: number; most: number; isWhole: boolean };

function numberOf(
	fields: CardFields,
	name: string,
	{ least, most, isWhole }: Range,
	errors: Record<string, string[]>
): number {
	const written = (fields[name] ?? '').trim().replace('−', '-').replace(',', '.');
	const number = written === '' ? Number.NaN : Number(written);
	if (!Number.isFinite(number) || (isWhole && !Number.isInteger(number))) {
		errors[name] = ['number_needed'];
	} else if (number < least || number > most) errors[name] = ['out_of_range'];
	return number;
}

function readLines(fields: CardFields, errors: Record<string, string[]>): Override[] {
	const lines: Override[] = [];
	for (let line = 0; line < LINES_MOST; line += 1) {
		const field = (name: string) => (fields[`line.${line}.${name}`] ?? '').trim();
		const threshold = THRESHOLDS.find(
			({ name, mayDiffer }) => mayDiffer && name === field('threshold')
		);
		if (threshold === undefined) continue;
		const [service, segment] = [field('service'), field('segment')];
		if (service === '' && segment === '') errors[`line.${line}.segment`] = ['line_incomplete'];
		if (service !== '' && differsBySegmentAlone(threshold)) {
			errors[`line.${line}.segment`] = ['segment_alone'];
		}
		if (codePoints(segment) > SEGMENT_LONGEST) errors[`line.${line}.segment`] = ['too_long'];
		const value = numberOf(fields, `line.${line}.value`, threshold, errors);
		lines.push({ threshold: threshold.name, service, segment, value });
	}
	return lines;
}

function addLine(signals: Record<string, DraftSignal>, line: Override): void {
	const [signal = '', parameter = ''] = line.threshold.split('.');
	const overrides = signals[signal]?.parameters['overrides'];
	if (!Array.isArray(overrides)) return;
	overrides.push({
		...(line.service !== '' && { service: line.service }),
		...(line.segment !== '' && { segment: line.segment }),
		[parameter]: line.value
	});
}
