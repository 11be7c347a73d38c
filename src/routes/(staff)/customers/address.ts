/** Addresses of the customer list: a view is its filter, and what is not chosen is left out. */
export type CustomerView = {
	band: string | null;
	sort: string;
	search: string;
	after?: string | null;
};

export function addressOf({ band, sort, search, after }: CustomerView): string {
	const parameters = new URLSearchParams();
	if (band) parameters.set('band', band);
	if (sort !== 'risk') parameters.set('sort', sort);
	if (search) parameters.set('search', search);
	if (after) parameters.set('after', after);
	const query = parameters.toString();
	return query ? `/customers?${query}` : '/customers';
}

export function customerAddress(externalId: string): string {
	return `/customers/${encodeURIComponent(externalId)}`;
}
