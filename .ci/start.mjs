// `npm start`: makes sure that packages and build stand, then runs the server until it is told to stop.
import { ensureBuilt, ensureInstalled, runServer } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
await runServer('server/main.ts', process.argv.slice(2));
