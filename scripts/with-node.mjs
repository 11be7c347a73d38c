/** Runs a script under the pinned Node: `node scripts/with-node.mjs FILE …`. */
import { install, run } from './runtime.mjs';

install();
process.exit(await run(process.argv.slice(2)));
