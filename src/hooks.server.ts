import { building } from '$app/environment';
import type { ServerInit } from '@sveltejs/kit';
import * as gateway from '#lib/server/gateway/gateway.ts';

export const init: ServerInit = async () => {
	if (!building) await gateway.open();
};
