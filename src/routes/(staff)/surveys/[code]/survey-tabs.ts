import { say, type Locale } from '#lib/messages/message.ts';
import { surveyTabs as words } from '#lib/messages/surveys.ts';

/** The pages of the builder belong to one tab. */
const OF_EDIT = ['edit', 'translations', 'preview', 'publish'];

/** The areas of one survey, in the order of work. */
export function surveyTabs(code: string, pathname: string, locale: Locale) {
	const t = say(words, locale);
	const home = `/surveys/${code}`;
	const [page = ''] = pathname.slice(home.length + 1).split('/');
	const current = OF_EDIT.includes(page) ? 'edit' : page === 'versions' ? '' : page;
	return [
		{ href: home, page: '', label: t.overview },
		{ href: `${home}/edit`, page: 'edit', label: t.edit },
		{ href: `${home}/invitations`, page: 'invitations', label: t.invitations },
		{ href: `${home}/forms`, page: 'forms', label: t.forms },
		{ href: `${home}/answers`, page: 'answers', label: t.answers }
	].map(({ page: own, ...tab }) => ({ ...tab, isCurrent: own === current }));
}
