/** How hosted Supabase answers an error of the database: a status, and a body without people's data. */

export type DatabaseError = {
	code?: string;
	message?: string;
	detail?: string;
	hint?: string;
	cause?: DatabaseError;
};

export type FailureBody = {
	code: string | undefined;
	message: string;
	details: string | null;
	hint: string | null;
};

/** SQL states that lite would blur into a bare 500, and the status PostgREST gives each of them. */
const STATUS_OF: [RegExp, number][] = [
	[/^P0001$/, 400],
	[/^23514$/, 400],
	[/^23P01$/, 409],
	[/^28/, 403],
	[/^40/, 409],
	[/^57014$/, 504]
];

/** The status of a SQL state; undefined for those that lite answers truthfully by itself. */
export function statusOf(state: string | undefined): number | undefined {
	return STATUS_OF.find(([pattern]) => pattern.test(state ?? ''))?.[1];
}

export function failureBody({ code, message, detail, hint }: DatabaseError): FailureBody {
	return { code, message: message ?? '', details: detail ?? null, hint: hint ?? null };
}
