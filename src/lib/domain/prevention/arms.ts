/** What a lottery compares: those who were to be contacted, and those who were not. */
export const ARMS = ['contact', 'holdout'] as const;
export type Arm = (typeof ARMS)[number];

/** Customers of one arm whose window has ended, and how many of them complained within it. */
export type ArmCount = {
	/** Customers drawn into the arm, whether or not anybody reached them. */
	readonly n: number;
	readonly complaints: number;
};
export type ArmCounts = Readonly<Record<Arm, ArmCount>>;
