/** `npm start` and `npm run dev`: installs and builds when needed, then hands over to the server. */
import { build } from './build.mjs';
import { install, run } from './runtime.mjs';

install();
const isDev = process.argv.includes('--dev');
if (!isDev) await build();
process.exit(await run(['src/server.ts', ...(isDev ? ['--dev'] : [])]));
