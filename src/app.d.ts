import type { Locale } from '#lib/messages/message.ts';
import type { Client } from '#lib/server/gateway/gateway.ts';
import type { Staff } from '#lib/server/staff.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Id under which the log has the rest. */
			id?: string;
		}
		interface Locals {
			locale: Locale;
			theme: 'light' | 'dark' | 'auto';
			/** Session of this request's cookies; nobody's when there are none. */
			client: Client;
			/** The verified, active staff member; null for everybody else. */
			staff: Staff | null;
			/** Origins that may show this page in a frame; nobody without it. */
			framers?: readonly string[];
		}
	}
}

export {};
