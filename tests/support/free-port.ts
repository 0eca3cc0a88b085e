import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems hand out for outgoing connections, so that none of them takes the port before it is listened on. */
const [FIRST, PAST] = [15_000, 32_000];

/** A TCP port of this machine that nothing listens on at this moment, and that no outgoing connection takes later. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, PAST);
    const server = createServer();
    server.listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
