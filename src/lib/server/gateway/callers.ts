/** Who asks the database, and how much of it each may hold. */
export type Caller = 'anonymous' | 'staff' | 'service';

export const CALLERS: Record<Caller, { connections: number; statementTimeoutMs: number }> = {
	/** Customers at the public doors. */
	anonymous: { connections: 8, statementTimeoutMs: 2_000 },
	/** A signed-in person; sees what row level security lets through. */
	staff: { connections: 8, statementTimeoutMs: 8_000 },
	/** The server itself: verified API keys, the worker. Bypasses row level security. */
	service: { connections: 6, statementTimeoutMs: 60_000 }
};
