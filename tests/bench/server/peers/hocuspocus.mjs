// The peer: Hocuspocus with its SQLite extension, as its documentation sets it up.
import { Server } from '@hocuspocus/server';
import { SQLite } from '@hocuspocus/extension-sqlite';

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: process.env.PEER_DATABASE })],
});
await server.listen(0);
console.log(`listening ${server.address.port}`);
