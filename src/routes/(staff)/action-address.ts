/**
 * The address of a named action that keeps the selection of the page: "?site=north&/note".
 *
 * A form that is sent to "?/note" alone would answer with another selection than it was sent from.
 */
export function actionAddress({ searchParams }: { searchParams: URLSearchParams }, name: string) {
	const kept = [...searchParams].filter(([key]) => !key.startsWith('/'));
	return `?${[...kept.map((pair) => new URLSearchParams([pair]).toString()), `/${name}`].join('&')}`;
}
