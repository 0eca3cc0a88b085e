import type { Outside } from '../outside.ts';

/** Names no machine: the sockets' address, by which tabs of one device also find each other. */
const NOWHERE = 'wss://latihan.invalid/sync';

/**
 * The world as practice sees it: the clock, chance and keys of this device, and no way out of it. Nothing is asked of the network, no socket opens, the
 * browser is asked neither to send later nor to keep anything.
 */
export function practiceOutside({ now, newId, random, subtle, randomBytes, every }: Outside): Outside {
  return {
    now,
    newId,
    random,
    subtle,
    randomBytes,
    every,
    isPractice: true,
    fetch: () => Promise.reject(new TypeError('practice has no network')),
    httpUrl: '',
    socketUrl: NOWHERE,
    WebSocket: closedSocket(),
    // It is promised already, so that nobody is asked and no note is shown about what is thrown away anyway.
    storage: {
      persist: () => Promise.resolve(true),
      persisted: () => Promise.resolve(true),
      estimate: () => Promise.resolve({}),
    },
    isOnline: () => false,
    onReturn: () => () => undefined,
    requestBackgroundSync: () => undefined,
  };
}

/** A socket that cannot even be made. */
function closedSocket(): typeof WebSocket {
  return new Proxy(WebSocket, {
    construct: () => {
      throw new DOMException('practice has no sockets', 'SecurityError');
    },
  });
}
