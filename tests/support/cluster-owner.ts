/** A process that owns a data directory until it is killed: the part of a server that tests kill. */
import { startCluster } from '#lib/server/gateway/cluster.ts';
import { openDataDirectory } from '#lib/server/gateway/data-directory.ts';

const cluster = await startCluster(openDataDirectory(process.argv[2] ?? ''));
console.info(cluster.url);
setInterval(() => {}, 60_000);
