import { DevicePeerStore } from '#lib/app/peer/device-peer-store.ts';
import { packHandover, receiveHandover, type HandoverReach } from '#lib/app/peer/handover.ts';
import { syncBatch } from '#lib/sync/batch-transport.ts';
import { Film, FilmViewer, FRAME_BYTES, MOST_FRAMES, readFrame } from '#lib/sync/peer/film.ts';
import { PeerSession } from '#lib/sync/peer/peer-session.ts';
import type { FaultDevice } from './fault-device.ts';
import type { FaultServer } from './fault-server.ts';
import { DOCUMENTS, POSYANDU, TODAY } from './fault-writing.ts';

/** Bytes of a picture of a film: small, so that a film has several. */
const PICTURE_BYTES = 300;
/** Share of the pictures that a camera misses. */
const MISSED = 0.4;

/** Catches up with the server by batch, as a tablet does in the background. @param reach all documents, or those with something unsent */
export async function meetServer(device: FaultDevice, server: FaultServer, reach: 'all' | 'unsent'): Promise<void> {
  const { store } = device.data;
  const post = (body: Uint8Array) => server.post(device.deviceId, body);
  await syncBatch(reach === 'all' ? DOCUMENTS : await store.listUnsent(), store, post);
  // A store that was put back says so by its receipts: what it lost is offered again.
  if (reach === 'all') await syncBatch(await store.listUnsent(), store, post);
}

/** Joins two tablets by a direct channel until nothing is new. @param messages after so many the line breaks */
export async function meetDirectly(host: FaultDevice, guest: FaultDevice, messages: number): Promise<void> {
  let left = messages;
  let sent = 0;
  let sessions: readonly PeerSession[] = [];
  const make = (own: FaultDevice, side: 'host' | 'guest', other: number) =>
    new PeerSession({
      ...own.credentials,
      channel: {
        send: (bytes) => {
          left -= 1;
          sent += 1;
          if (left >= 0) sessions[other]?.take(bytes);
        },
        close: () => undefined,
      },
      store: new DevicePeerStore(own.data, { subtle: crypto.subtle, now: () => own.now }, own.credentials),
      subtle: crypto.subtle,
      binding: new Uint8Array(32).fill(7),
      side,
      now: () => own.now,
      nonce: crypto.getRandomValues(new Uint8Array(16)),
      onState: () => undefined,
    });
  sessions = [make(host, 'host', 1), make(guest, 'guest', 0)];
  for (const session of sessions) session.start();
  for (let before = -1; before !== sent;) {
    before = sent;
    for (const session of sessions) await session.settled();
  }
  for (const session of sessions) session.end('peer.gone');
}

/** A file of what the server has not, or of everything; undefined where the device could not pack it. */
export async function packFile(device: FaultDevice, reach: HandoverReach): Promise<Uint8Array | undefined> {
  const of = { posyanduId: POSYANDU, today: TODAY, reach };
  const packed = await packHandover(device.handover, device.credentials, of);
  return packed.ok ? packed.value : undefined;
}

/** Takes a file, whoever made it and whenever. */
export async function receiveFile(device: FaultDevice, file: Uint8Array): Promise<void> {
  await receiveHandover(device.handover, device.credentials, file);
}

/** Reads a film off another's screen with a camera that misses pictures. */
export async function watchFilm(from: FaultDevice, to: FaultDevice, random: () => number): Promise<void> {
  const packed = await packFile(from, 'news');
  if (!packed) return;
  const pictureBytes = Math.max(PICTURE_BYTES, Math.ceil(packed.length / MOST_FRAMES));
  // Too long for a film: the app says so and offers a file.
  if (pictureBytes > FRAME_BYTES) return;
  const film = new Film(packed, Math.floor(random() * 2 ** 32), pictureBytes);
  const viewer = new FilmViewer();
  let whole: Uint8Array | undefined;
  for (let index = 0; !whole; index++) {
    const frame = random() < MISSED ? undefined : readFrame(film.frame(index));
    whole = frame && viewer.add(frame);
  }
  await receiveFile(to, whole);
}
