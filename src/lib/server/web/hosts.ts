/** Which Host headers are ours: links never come from a request, and unknown names are refused. */
import { isIP } from 'node:net';
import type { Environment } from '../environment.ts';

export type Hosts = {
	isKnown: (host: string | undefined) => boolean;
	protocolOf: (host: string | undefined) => 'http' | 'https';
};

/** The configured public name, loopback, and, while no name is configured, any address of this machine. */
export function knownHosts(env: Pick<Environment, 'PUBLIC_BASE_URL'>): Hosts {
	const configured = env.PUBLIC_BASE_URL ? new URL(env.PUBLIC_BASE_URL) : null;
	const isPublic = (host: string | undefined) => configured !== null && host === configured.host;
	return {
		isKnown: (host) => {
			if (!host) return false;
			const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
			if (isPublic(host) || name === 'localhost' || name === '127.0.0.1' || name === '::1')
				return true;
			return configured === null && isIP(name) !== 0;
		},
		protocolOf: (host) => (isPublic(host) && configured?.protocol === 'https:' ? 'https' : 'http')
	};
}
