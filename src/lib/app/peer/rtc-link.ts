import { ChunkJoiner, cutChunks } from '#lib/sync/peer/chunks.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import type { PeerChannel } from '#lib/sync/peer/peer-session.ts';
import {
  decodeDescription,
  encodeDescription,
  markOf,
  readSdp,
  writeSdp,
  type Description,
} from '#lib/sync/peer/session-description.ts';

/** Makes a connection without any server: both devices must be in one network, or one at the other's hotspot. */
export type MakeConnection = () => RTCPeerConnection;

/** Addresses that take longer to find are left out of the picture. */
const GATHER_MS = 2_000;
/** A connection that does not stand by then will not: with what is done before and after, it is said within 15 s. */
const CONNECT_MS = 10_000;
const LABEL = 'posyandu';

/** A data channel to one other device. */
export class RtcChannel implements PeerChannel {
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  readonly #joiner = new ChunkJoiner();
  /** Bytes that name this connection and no other, the same on both sides. */
  readonly binding: Uint8Array;
  /** What came before anybody listened. */
  #early: Uint8Array[] = [];
  #onMessage: ((message: Uint8Array) => void) | undefined;
  #onClosed: () => void = () => undefined;

  constructor(connection: RTCPeerConnection, channel: RTCDataChannel, binding: Uint8Array) {
    this.#connection = connection;
    this.#channel = channel;
    this.binding = binding;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => {
      if (!(data instanceof ArrayBuffer)) return;
      const message = this.#joiner.add(new Uint8Array(data));
      if (!message) return;
      if (this.#onMessage) this.#onMessage(message);
      else this.#early.push(message);
    });
    channel.addEventListener('close', () => this.#onClosed());
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.close();
    });
  }

  listen(onMessage: (message: Uint8Array) => void, onClosed: () => void): void {
    this.#onMessage = onMessage;
    this.#onClosed = onClosed;
    for (const message of this.#early) onMessage(message);
    this.#early = [];
  }

  send(message: Uint8Array): void {
    if (this.#channel.readyState !== 'open') return;
    for (const piece of cutChunks(message)) this.#channel.send(new Uint8Array(piece));
  }

  close(): void {
    this.#channel.close();
    this.#connection.close();
    this.#onClosed();
  }
}

/** The first picture is shown by the host; the guest's answer, read off its screen, completes the connection. */
export interface HostedLink {
  /** Bytes of the host's picture. */
  readonly code: Uint8Array;
  /** `peer.oldCode` for an answer to another picture than this one, `peer.notACode` for no answer at all: both may be followed by the right one. */
  accept(answer: Uint8Array): Promise<Outcome<RtcChannel>>;
  cancel(): void;
}

/** Begins a connection as the one who shows the first picture. */
export async function hostLink(make: MakeConnection): Promise<Outcome<HostedLink>> {
  const connection = make();
  const channel = connection.createDataChannel(LABEL);
  await connection.setLocalDescription(await connection.createOffer());
  const offer = await gather(connection, 'offer');
  if (!offer) return failed(connection);
  return {
    ok: true,
    value: {
      code: encodeDescription(offer),
      cancel: () => connection.close(),
      accept: async (bytes) => {
        const answer = decodeDescription(bytes);
        if (answer?.type !== 'answer') return { ok: false, problem: { code: 'peer.notACode' } };
        // It would only be tried for ten seconds in vain; the picture that is shown now can still be answered.
        if ((answer.answersTo ?? markOf(offer)) !== markOf(offer))
          return { ok: false, problem: { code: 'peer.oldCode' } };
        await connection.setRemoteDescription({ type: 'answer', sdp: writeSdp(answer) });
        return opened(connection, channel, bindingOf(offer, answer));
      },
    },
  };
}

/** The guest's side, from the host's picture on. */
export interface JoinedLink {
  /** Bytes of the guest's picture. */
  readonly code: Uint8Array;
  /** Stands once the host has read it. */
  readonly channel: Promise<Outcome<RtcChannel>>;
  cancel(): void;
}

/** Answers a picture that was read off the host's screen. */
export async function joinLink(make: MakeConnection, bytes: Uint8Array): Promise<Outcome<JoinedLink>> {
  const offer = decodeDescription(bytes);
  if (offer?.type !== 'offer') return { ok: false, problem: { code: 'peer.notACode' } };
  const connection = make();
  const channel = Promise.withResolvers<RTCDataChannel | undefined>();
  connection.addEventListener('datachannel', (event) => channel.resolve(event.channel));
  // Only now is it known that the host will not come: it may take its time to read the answer.
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'failed' || connection.connectionState === 'closed') channel.resolve(undefined);
  });
  await connection.setRemoteDescription({ type: 'offer', sdp: writeSdp(offer) });
  await connection.setLocalDescription(await connection.createAnswer());
  const answer = await gather(connection, 'answer');
  if (!answer) return failed(connection);
  return {
    ok: true,
    value: {
      code: encodeDescription({ ...answer, answersTo: markOf(offer) }),
      cancel: () => connection.close(),
      channel: channel.promise.then((one) =>
        one ? opened(connection, one, bindingOf(offer, answer)) : failed(connection),
      ),
    },
  };
}

/** Both fingerprints: whoever stands between two connections has another one on each side. */
function bindingOf(offer: Description, answer: Description): Uint8Array {
  return new Uint8Array([...offer.fingerprint, ...answer.fingerprint]);
}

async function gather(connection: RTCPeerConnection, type: 'offer' | 'answer'): Promise<Description | undefined> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, GATHER_MS);
  connection.addEventListener('icegatheringstatechange', () => {
    if (connection.iceGatheringState === 'complete') resolve();
  });
  if (connection.iceGatheringState !== 'complete') await promise;
  clearTimeout(timer);
  const description = readSdp(type, connection.localDescription?.sdp ?? '');
  return description && description.candidates.length > 0 ? description : undefined;
}

async function opened(
  connection: RTCPeerConnection,
  channel: RTCDataChannel,
  binding: Uint8Array,
): Promise<Outcome<RtcChannel>> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), CONNECT_MS);
  channel.addEventListener('open', () => resolve(true));
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'failed' || connection.connectionState === 'closed') resolve(false);
  });
  const link = new RtcChannel(connection, channel, binding);
  const isOpen = channel.readyState === 'open' || (await promise);
  clearTimeout(timer);
  return isOpen ? { ok: true, value: link } : failed(connection);
}

function failed(connection: RTCPeerConnection): { ok: false; problem: { code: 'peer.noConnection' } } {
  connection.close();
  return { ok: false, problem: { code: 'peer.noConnection' } };
}
