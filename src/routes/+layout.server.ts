import type { LayoutServerLoad } from './$types';

/** Every page, and the error page in its place, knows its language. */
export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.locale });
