/** What makes a form complete enough to be an answer, beyond each field on its own. */
import { askedColumns, ratingField, type AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { FILES_MOST } from '#lib/domain/surveys/attachments.ts';
import { questionField } from '#lib/domain/surveys/conditions.ts';
import { NO_OPINION, type FieldProblem } from '#lib/domain/surveys/form-fields.ts';
import { sharedPoints, weightField } from '#lib/domain/surveys/importance.ts';

export type Asked = Pick<
	AskedSurvey,
	'columns' | 'consent' | 'items' | 'languages' | 'scale' | 'dimensions' | 'asks' | 'questions'
>;

/** Fields as the schema has read them; null or missing where nothing was given. */
export type ReadFields = Readonly<Record<string, unknown>>;

type Found = [field: string, problem: FieldProblem];

/** Everything that is missing or does not add up, each with the field to begin at. */
export function gapsIn(survey: Asked, form: ReadFields): Found[] {
	return [
		...tooEmpty(survey, form),
		...unanswered(survey, form),
		...unshared(survey, form),
		...tooManyFiles(survey, form),
		...unreachable(survey, form)
	];
}

function tooEmpty(survey: Asked, form: ReadFields): Found[] {
	const { items, questions, asks } = survey;
	const columns = askedColumns(survey);
	// What was felt is what a survey is for; where it is not asked, any other rating will do.
	const column = columns.includes('perception') ? 'perception' : columns[0];
	if (column && items.length > 0) {
		const all = (columns.includes('perception') ? [column] : columns).flatMap((each) =>
			items.map(({ code }) => ratingField(each, code))
		);
		const isRated = (field: string) => Boolean(form[field]) && form[field] !== NO_OPINION;
		return all.some(isRated) ? [] : [[all[0] ?? 'form', 'rating_needed']];
	}
	const isSaid = (field: string) =>
		/^([qw]_|(overall|comment|contact_requested)$)/.test(field) && !isEmpty(form[field]);
	if (Object.keys(form).some(isSaid)) return [];
	const [first] = questions;
	const start = first ? questionField(first.code) : asks.overall ? 'overall' : 'comment';
	return [[start, 'something_needed']];
}

function unanswered({ questions }: Asked, form: ReadFields): Found[] {
	return questions
		.filter(({ code, required }) => required && isEmpty(form[questionField(code)]))
		.map(({ code }) => [questionField(code), 'answer_needed']);
}

function unshared({ asks, dimensions }: Asked, form: ReadFields): Found[] {
	const fields = asks.importance ? dimensions.map(({ code }) => weightField(code)) : [];
	const shared = sharedPoints(fields.map((field) => asText(form[field])));
	return typeof shared === 'string' ? [[fields[0] ?? 'form', shared]] : [];
}

function tooManyFiles({ questions }: Asked, form: ReadFields): Found[] {
	const fields = questions
		.filter(({ type }) => type === 'file')
		.map(({ code }) => questionField(code));
	const count = fields.reduce((sum, field) => sum + [form[field] ?? []].flat().length, 0);
	return count > FILES_MOST ? [[fields[0] ?? 'form', 'files_too_many']] : [];
}

/** Nobody knows how to reach a customer of an anonymous survey, unless they say so. */
function unreachable({ consent }: Asked, form: ReadFields): Found[] {
	const isWished = !isEmpty(form['contact_requested']);
	return consent === 'anonymous' && isWished && isEmpty(form['contact_detail'])
		? [['contact_detail', 'answer_needed']]
		: [];
}

export function asText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
