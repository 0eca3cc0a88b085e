// A sync server in a process of its own, on the store and the port given; says `ready` when it listens.
import { startSyncServer } from './sync-server.ts';

const [databaseUrl = '', port = '0'] = process.argv.slice(2);
await startSyncServer({ databaseUrl, port: Number(port) });
process.stdout.write('ready\n');
