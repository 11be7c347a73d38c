/** What an action asks for: a choice from a list, or words. */
export type ActionField = {
	name: string;
	label: string;
	options?: readonly { value: string; label: string }[];
	isOptional?: boolean;
	/** One line only. */
	isLine?: boolean;
	/** Height of a text, in lines. */
	rows?: number;
	longest?: number;
};
