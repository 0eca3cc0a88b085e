import { WebSocket } from 'ws';
import { makeWorld, type FakeWorld } from './make-app.ts';

/**
 * The world around a real app that speaks to a real server. Its sockets keep the address of the device's own, so that devices are no tabs
 * of each other.
 */
export function makeServedWorld(server: { readonly address: string }): FakeWorld {
  const world = makeWorld((input, init) => fetch(`${server.address}${String(input)}`, init));
  const { socketUrl } = world;
  class ServedSocket extends WebSocket {
    constructor(url: string) {
      super(url.replace(socketUrl, `${server.address.replace('http', 'ws')}/sync`));
    }
  }
  return Object.assign(world, { WebSocket: ServedSocket as unknown as typeof globalThis.WebSocket });
}
