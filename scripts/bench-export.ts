/** Raw answers leaving by the hundred thousand: how much the server's memory grows meanwhile. */
import { readFileSync } from 'node:fs';
import postgres from 'postgres';

const SAMPLE_MS = 20;
const MEGABYTE = 2 ** 20;

export type ExportRun = { seconds: number; megabytes: number; growthMegabytes: number | null };

/** Copies of an answer, written past the triggers: they are there to be read, not to be judged. */
export async function addAnswers(
	databaseUrl: string,
	survey: string,
	count: number
): Promise<void> {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database.unsafe('set session_replication_role = replica');
		await database`
			insert into public.responses (organization_id, survey_id, submission_id, perceptions, expectations, locale, overall, comment, submitted_at)
			select r.organization_id, r.survey_id, 'copy-' || n, r.perceptions, r.expectations, r.locale, r.overall,
				repeat('热情周到，准时上门。', 1 + n % 10), now() - n * interval '1 second'
			from generate_series(1, ${count}) as n, (
				select r.* from public.responses r
				join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
				join public.organizations o on o.id = r.organization_id
				where o.code = 'demo' and s.code = ${survey} limit 1) as r`;
	} finally {
		await database.end();
	}
}

/** Reads a file to its end and watches the process that sends it. */
export async function runExport(
	address: string,
	headers: Record<string, string>,
	pid: number
): Promise<ExportRun> {
	const before = residentMegabytes(pid);
	let peak = before;
	const watch = setInterval(() => {
		const now = residentMegabytes(pid);
		if (peak !== null && now !== null) peak = Math.max(peak, now);
	}, SAMPLE_MS);
	const began = performance.now();
	try {
		const answered = await fetch(address, { headers });
		if (!answered.ok || answered.body === null) {
			throw new Error(`the export answered ${answered.status}`);
		}
		let bytes = 0;
		for await (const chunk of answered.body) bytes += (chunk as Uint8Array).length;
		return {
			seconds: (performance.now() - began) / 1000,
			megabytes: bytes / MEGABYTE,
			growthMegabytes: before === null || peak === null ? null : peak - before
		};
	} finally {
		clearInterval(watch);
	}
}

/** Of the server with its listeners and its worker, without the database; null where the system does not tell. */
function residentMegabytes(pid: number): number | null {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
		const processes = [pid, ...children.split(' ').filter(Boolean).map(Number)];
		return processes.reduce((sum, one) => sum + nodeMegabytes(one), 0);
	} catch {
		return null;
	}
}

function nodeMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
	return /^Name:\s+postgres/.test(status) ? 0 : Number(kilobytes) / 1024;
}
