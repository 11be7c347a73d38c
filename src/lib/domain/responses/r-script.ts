/** A script in base R: reads the CSV beside it, names values as factors, scores dimensions by the half rule. */
import { answers as words } from '#lib/messages/answers.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportLayout } from './export-layout.ts';
import { inEither } from './labels.ts';

const READ_AS = { number: 'numeric', text: 'character' };

export function rScript(
	layout: ExportLayout,
	columns: readonly ExportColumn[],
	csv: string,
	locale: Locale
): string {
	const { items, scale } = layout;
	const factors = columns.filter(({ kind, values }) => kind === 'text' && values.length > 0);
	const reversed = items.filter(({ isReversed }) => isReversed).map(({ code }) => code);
	return [
		'# Blank: skipped or not asked. 0 in a rating: no opinion; it stays out of every score.',
		`answers <- read.csv(${quoted(csv)}, fileEncoding = "UTF-8", na.strings = "", check.names = FALSE,`,
		`  colClasses = c(${columns.map(({ kind }) => quoted(READ_AS[kind])).join(', ')}))`,
		'answers$submitted_at <- as.POSIXct(sub("\\\\.\\\\d+", "", answers$submitted_at), format = "%Y-%m-%dT%H:%M:%S", tz = "UTC")',
		'',
		...factors.map((column) => factorOf(column, locale)),
		'',
		'labels <- c(',
		columns
			.map(({ name, label }) => `  ${quoted(name)} = ${quoted(inEither(label, locale))}`)
			.join(',\n'),
		')',
		'for (name in names(labels)) attr(answers[[name]], "label") <- labels[[name]]',
		'',
		`reversed <- c(${reversed.map(quoted).join(', ')})`,
		`scale_ends <- c(${scale.min}, ${scale.max})`,
		'dimensions <- list(',
		layout.dimensions
			.map(({ code }) => {
				const own = items.filter(({ dimension }) => dimension === code);
				return `  ${quoted(code)} = c(${own.map((item) => quoted(item.code)).join(', ')})`;
			})
			.join(',\n'),
		')',
		'',
		...SCORING,
		...layout.columns.map((prefix) => `answers <- cbind(answers, scores("${prefix}"))`),
		...(layout.columns.includes('e') && layout.columns.includes('p')
			? [
					'for (code in names(dimensions)) answers[[paste0("gap_", code)]] <- dimension_score(items_of("p", dimensions[[code]]) - items_of("e", dimensions[[code]]), asked_of(dimensions[[code]]))'
				]
			: []),
		...layout.dimensions.flatMap(({ code, name }) =>
			layout.columns.map(
				(prefix) =>
					`attr(answers[[${quoted(`${prefix}_dim_${code}`)}]], "label") <- ${quoted(say(words, locale).dimensionScore(inEither(name, locale)))}`
			)
		),
		''
	].join('\n');
}

const SCORING = [
	'# Ratings of some items as numbers, no opinion as NA, reverse-keyed items turned round.',
	'items_of <- function(prefix, items) {',
	'  rated <- as.matrix(answers[paste0(prefix, "_", items)])',
	'  rated[rated == 0] <- NA',
	'  turned <- items %in% reversed',
	'  rated[, turned] <- sum(scale_ends) - rated[, turned]',
	'  rated',
	'}',
	'# Which of the items each person was asked.',
	'asked_of <- function(items) {',
	'  shown <- strsplit(answers$asked, " ", fixed = TRUE)',
	'  t(vapply(shown, function(own) if (length(own) == 1 && is.na(own)) rep(TRUE, length(items)) else items %in% own, logical(length(items))))',
	'}',
	'# The half rule: a dimension has a score when at least half of the items that were asked were rated.',
	'dimension_score <- function(rated, asked) {',
	'  asked <- matrix(asked, nrow = nrow(rated))',
	'  rated[!asked] <- NA',
	'  given <- rowSums(!is.na(rated))',
	'  ifelse(given > 0 & 2 * given >= rowSums(asked), rowMeans(rated, na.rm = TRUE), NA)',
	'}',
	'scores <- function(prefix) {',
	'  own <- lapply(dimensions, function(items) dimension_score(items_of(prefix, items), asked_of(items)))',
	'  names(own) <- paste0(prefix, "_dim_", names(dimensions))',
	'  as.data.frame(own, check.names = FALSE)',
	'}'
];

function factorOf({ name, values }: ExportColumn, locale: Locale): string {
	const levels = values.map(({ value }) => quoted(String(value))).join(', ');
	const labels = values.map(({ label }) => quoted(inEither(label, locale))).join(', ');
	const column = `answers[[${quoted(name)}]]`;
	return `${column} <- factor(${column}, levels = c(${levels}), labels = c(${labels}))`;
}

/** R reads backslashes and line breaks in strings; nothing else has a meaning there. */
function quoted(text: string): string {
	const plain = text
		.replaceAll('\\', '\\\\')
		.replaceAll('"', '\\"')
		.replaceAll(/[\r\n]+/g, ' ');
	return `"${plain}"`;
}
