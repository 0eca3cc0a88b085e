// `npm run demo`: from a fresh clone to a filled Puskesmas, with nothing running beside it.
import { ensureBuilt, ensureInstalled, runServer } from '../../.ci/prepare.mjs';

ensureInstalled();
ensureBuilt();
await runServer('server/demo/main.ts', process.argv.slice(2));
