/** Roles of staff, and what each may see or do. The database enforces the same. */
export const STAFF_ROLES = ['agent', 'quality_manager', 'trainer', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const RIGHTS = {
	/** See customers by name, their answers, and work on cases. */
	customers: ['agent', 'quality_manager', 'admin'],
	/** Make, open and close surveys, import answers. */
	surveys: ['quality_manager', 'admin'],
	/** See aggregated measurement. */
	measurement: ['agent', 'quality_manager', 'trainer', 'admin'],
	/** See what to train on, note what was trained. */
	training: ['quality_manager', 'trainer', 'admin'],
	/** Invite colleagues, change roles, make API keys. */
	administration: ['admin']
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof RIGHTS;

export function may(role: StaffRole, right: Right): boolean {
	return (RIGHTS[right] as readonly StaffRole[]).includes(role);
}
