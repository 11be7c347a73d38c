/** One control of a filter, with its words: a choice, a day or a text. */
export type FilterControl = {
	name: string;
	label: string;
	value: string;
	error?: string | undefined;
	/** Takes two columns. */
	isWide?: boolean;
	hint?: string | undefined;
} & (
	| { type: 'select'; options: { value: string; label: string }[]; min?: never; max?: never }
	| { type: 'text'; options?: never; min?: never; max?: never }
	| { type: 'date'; min: string; max: string; options?: never }
);

export type FilterFlag = { value: string; label: string; isChosen: boolean };
