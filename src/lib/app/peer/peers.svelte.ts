import type { DeviceData } from '#lib/db/device-data.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { Film, FilmViewer, readFrame } from '#lib/sync/peer/film.ts';
import { PeerSession, type PeerEnd, type PeerState } from '#lib/sync/peer/peer-session.ts';
import type { Outside } from '../outside.ts';
import { localDateOf } from '../today.ts';
import type { Credentials } from './credentials.ts';
import { DevicePeerStore } from './device-peer-store.ts';
import { packHandover, receiveHandover, type HandoverReach, type Received } from './handover.ts';
import {
  hostLink,
  joinLink,
  type HostedLink,
  type JoinedLink,
  type MakeConnection,
  type RtcChannel,
} from './rtc-link.ts';

/** What meeting other devices needs. */
export interface PeersParts {
  readonly data: DeviceData;
  readonly outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>;
  readonly credentials: Credentials;
  readonly posyanduId: string;
  readonly makeConnection: MakeConnection;
}

/** One device that this one is connected with, now or until it went. */
export interface PeerLine {
  readonly id: number;
  readonly state: PeerState;
}

/** Kind of file that tablets send each other. */
export const HANDOVER_MIME = 'application/vnd.posyandu-prima';
export const HANDOVER_SUFFIX = '.posyandu';

/** Meeting other devices without a server: direct connections, files and films. */
export class Peers {
  readonly #parts: PeersParts;
  readonly #store: DevicePeerStore;
  readonly #sessions = new Map<number, PeerSession>();
  #lines = $state.raw<readonly PeerLine[]>([]);
  #made = 0;

  constructor(parts: PeersParts) {
    this.#parts = parts;
    const { data, outside, credentials } = parts;
    this.#store = new DevicePeerStore(data, { subtle: outside.subtle, now: outside.now }, credentials);
  }

  /** Devices met since the page was opened. */
  get lines(): readonly PeerLine[] {
    return this.#lines;
  }

  /** A picture for another device to read; `peer.noConnection` without any network or hotspot. */
  host(): Promise<Outcome<HostedLink>> {
    return hostLink(this.#parts.makeConnection);
  }

  /** Answers a picture. */
  join(offer: Uint8Array): Promise<Outcome<JoinedLink>> {
    return joinLink(this.#parts.makeConnection, offer);
  }

  /** Brings this device and the one behind the channel up to date, for as long as both stay. */
  share(channel: RtcChannel, side: 'host' | 'guest'): void {
    const { subtle, randomBytes } = this.#parts.outside;
    const { certificate, sign, serverKeys, revoked } = this.#parts.credentials;
    this.#made += 1;
    const id = this.#made;
    const session = new PeerSession({
      channel,
      store: this.#store,
      subtle,
      sign,
      certificate,
      serverKeys,
      revoked,
      binding: channel.binding,
      side,
      nonce: randomBytes(16),
      onState: (state) => this.#note(id, state),
    });
    this.#sessions.set(id, session);
    this.#note(id, session.state);
    channel.listen(
      (message) => session.take(message),
      () => session.end('peer.gone'),
    );
    session.start();
  }

  /** The bytes of a file for whoever may lack something. */
  pack(reach: HandoverReach): Promise<Outcome<Uint8Array>> {
    const { posyanduId, outside } = this.#parts;
    return packHandover(this.#parts, this.#parts.credentials, {
      posyanduId,
      today: localDateOf(outside.now()),
      reach,
    });
  }

  /** The same as moving pictures; `peer.filmTooLong` where a file is the better way. */
  async film(reach: HandoverReach): Promise<Result<Film, { readonly code: string }>> {
    const packed = await this.pack(reach);
    if (!packed.ok) return err(packed.problem);
    const id = new DataView(this.#parts.outside.randomBytes(4).buffer).getUint32(0);
    try {
      return ok(new Film(packed.value, id));
    } catch {
      return err({ code: 'peer.filmTooLong' });
    }
  }

  /** Puts a film together that another device shows. */
  watchFilm(): { take(picture: Uint8Array): Uint8Array | undefined; readonly progress: FilmViewer['progress'] } {
    const viewer = new FilmViewer();
    return {
      take: (picture) => {
        const frame = readFrame(picture);
        return frame && viewer.add(frame);
      },
      get progress() {
        return viewer.progress;
      },
    };
  }

  /** Takes a file, or what a film came to. */
  receive(bytes: Uint8Array): Promise<Outcome<Received>> {
    return receiveHandover(this.#parts, this.#parts.credentials, bytes);
  }

  /** Ends all connections; what has arrived stays. */
  close(): void {
    const end: PeerEnd = 'peer.gone';
    for (const session of this.#sessions.values()) session.end(end);
  }

  #note(id: number, state: PeerState): void {
    this.#lines = [...this.#lines.filter((line) => line.id !== id), { id, state }];
  }
}
