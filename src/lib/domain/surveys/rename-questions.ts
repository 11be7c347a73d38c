/** Questions that were given another code: everything that names them follows. */
import type { Question, SurveyContent } from './content.ts';

/** Codes by what they were: old → new. */
export type Renamed = ReadonlyMap<string, string>;

/** A content as it would be if its questions had always had their new codes. */
export function withNewCodes(content: SurveyContent, renamed: Renamed): SurveyContent {
	const translated_from = Object.fromEntries(
		Object.entries(content.translated_from).map(([path, stamp]) => [newPath(path, renamed), stamp])
	);
	const questions = content.questions.map((question) => ({
		...withNewRules(question, renamed),
		code: renamed.get(question.code) ?? question.code
	}));
	return { ...content, questions, translated_from };
}

/** A question whose condition looks at the new codes. */
export function withNewRules(question: Question, renamed: Renamed): Question {
	const { show_if } = question;
	if (!show_if) return question;
	const rules = show_if.rules.map((rule) => {
		const code = /^q_(.+)$/.exec(rule.field)?.[1];
		const known = code === undefined ? undefined : renamed.get(code);
		return known === undefined ? rule : { ...rule, field: `q_${known}` };
	});
	return { ...question, show_if: { ...show_if, rules } };
}

function newPath(path: string, renamed: Renamed): string {
	const [top, code = '', ...rest] = path.split('.');
	const known = top === 'questions' ? renamed.get(code) : undefined;
	return known === undefined ? path : [top, known, ...rest].join('.');
}
