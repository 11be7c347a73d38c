/**
 * An example of the program behind a channel: takes the signed calls of Heed and passes them on.
 *
 *     HEED_CHANNEL_SECRET=whsec_… PORT=4000 node docs/examples/channel-receiver.mjs
 *
 * Needs Node 20 and nothing else. Put your SMS or WeCom service into `passOn`. What a receiver must do:
 *   1. check the signature over the body as it arrived, before reading it;
 *   2. refuse calls whose timestamp is more than five minutes away, so that none can be replayed;
 *   3. remember the ids, because a message that we could not confirm is sent again with the same one;
 *   4. answer 2xx once the message is taken. Anything else is tried again, ten times in all, then given up.
 * The answer may say {"status": "delivered"} or {"status": "bounced"} when that is known at once; later
 * on, POST /api/v1/invitations/{invitation}/events says it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const SECRET = process.env.HEED_CHANNEL_SECRET ?? '';
const PORT = Number(process.env.PORT ?? 4000);
const TOLERANCE_S = 300;
const BODY_BYTES = 64 * 1024;

if (!/^whsec_[A-Za-z0-9+/=]{24,}$/.test(SECRET)) {
	console.error(
		'Set HEED_CHANNEL_SECRET to the secret that Heed showed for the channel (whsec_…).'
	);
	process.exit(1);
}
const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');

/** Ids that were taken. A real receiver keeps them for a few days, and not only in memory. */
const taken = new Set();

/** Hand the message to your service here. Throw if it does not take it: Heed tries again. */
async function passOn({ to, text }) {
	console.log(JSON.stringify({ to, text }));
}

function isGenuine(headers, body) {
	const id = headers['webhook-id'] ?? '';
	const timestamp = headers['webhook-timestamp'] ?? '';
	if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
	const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
	// Several signatures may stand in the header while a secret is being replaced.
	return (headers['webhook-signature'] ?? '').split(' ').some((each) => {
		const [version, signature = ''] = each.split(',');
		const given = Buffer.from(signature, 'base64');
		return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
	});
}

async function readBody(request) {
	const chunks = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		if (size > BODY_BYTES) throw new Error('too long');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

const server = createServer(async (request, response) => {
	const answer = (status, body) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	try {
		const body = await readBody(request);
		if (request.method !== 'POST' || !isGenuine(request.headers, body)) {
			return answer(401, { error: 'the signature does not fit' });
		}
		const message = JSON.parse(body.toString('utf8'));
		if (!taken.has(message.id)) {
			await passOn(message);
			taken.add(message.id);
		}
		answer(200, { status: 'sent' });
	} catch (error) {
		console.error(error.message);
		answer(500, { error: 'not taken' });
	}
});
server.listen(PORT, '127.0.0.1', () => {
	console.log(`Waiting for messages on http://127.0.0.1:${server.address().port}/`);
});
