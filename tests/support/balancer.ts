import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A balancer of connections, as simple as one can be. */
export interface Balancer extends AsyncDisposable {
  readonly port: number;
  /** Connections that it has brought to each port. */
  readonly brought: ReadonlyMap<number, number>;
}

/** Brings each connection to one of the ports by turns, and to the next where one does not answer. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const brought = new Map(ports.map((port) => [port, 0]));
  const open = new Set<Socket>();
  let turn = 0;
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((client) => {
    keep(client);
    turn += 1;
    void reach(ports.map((_, i) => ports[(turn + i) % ports.length] ?? 0)).then((reached) => {
      if (!reached) return client.destroy();
      keep(reached);
      brought.set(reached.remotePort ?? 0, (brought.get(reached.remotePort ?? 0) ?? 0) + 1);
      client.pipe(reached).pipe(client);
      client.once('close', () => reached.destroy());
      reached.once('close', () => client.end());
      return undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dispose = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, brought, [Symbol.asyncDispose]: dispose };
}

async function reach(ports: readonly number[]): Promise<Socket | undefined> {
  for (const port of ports) {
    const socket = connect(port, '127.0.0.1');
    const isReached = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (isReached) return socket;
  }
  return undefined;
}
