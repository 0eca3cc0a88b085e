import { PeerSession, type PeerSessionParts } from '#lib/sync/peer/peer-session.ts';
import type { PeerStore } from '#lib/sync/peer/peer-store.ts';
import { subtle, type PeerDevice } from './make-peer.ts';

/** What one side of a line brings. */
export type LineEnd = Pick<PeerDevice, 'deviceId' | 'sign' | 'certificate' | 'clock'> & { readonly store: PeerStore };

/** Two connected devices. */
export interface PeerLine {
  readonly sessions: readonly [host: PeerSession, guest: PeerSession];
  /** Lets everything that is under way arrive. */
  settle(): Promise<void>;
  readonly messages: { readonly from: string; readonly bytes: Uint8Array }[];
}

/** How a line is made: each side's parts may be other than the usual ones. */
export interface LineParts {
  readonly serverKeys: readonly Uint8Array[];
  readonly host?: Partial<PeerSessionParts>;
  readonly guest?: Partial<PeerSessionParts>;
}

/** Connects two devices in memory; whatever one says arrives at the other at once, and in order. */
export function connectPeers(host: LineEnd, guest: LineEnd, { serverKeys, ...parts }: LineParts): PeerLine {
  const messages: PeerLine['messages'] = [];
  const closings: Promise<void>[] = [];
  let [hostSession, guestSession]: (PeerSession | undefined)[] = [];
  const make = (own: LineEnd, side: 'host' | 'guest', other: () => PeerSession | undefined): PeerSession =>
    new PeerSession({
      channel: {
        send: (bytes) => {
          messages.push({ from: own.deviceId, bytes });
          other()?.take(bytes);
        },
        // Whoever goes is gone for the other one too, once it has heard what was said before.
        close: () => closings.push(hearOut(other())),
      },
      store: own.store,
      subtle,
      sign: own.sign,
      certificate: own.certificate,
      serverKeys,
      revoked: new Set(),
      binding: new Uint8Array(32).fill(9),
      side,
      nonce: crypto.getRandomValues(new Uint8Array(16)),
      now: () => own.clock,
      onState: () => undefined,
      ...parts[side],
    });
  hostSession = make(host, 'host', () => guestSession);
  guestSession = make(guest, 'guest', () => hostSession);
  hostSession.start();
  guestSession.start();
  const sessions = [hostSession, guestSession] as const;
  const settle = async (): Promise<void> => {
    for (let before = -1; before !== messages.length;) {
      before = messages.length;
      for (const session of sessions) await session.settled();
      await Promise.all(closings);
    }
  };
  return { sessions, settle, messages };
}

async function hearOut(session: PeerSession | undefined): Promise<void> {
  await session?.settled();
  session?.end('peer.gone');
}
