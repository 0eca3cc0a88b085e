import type { DeviceData } from '#lib/db/device-data.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import { Film, FilmViewer, readFrame } from '#lib/sync/peer/film.ts';
import { PeerPresence } from '#lib/sync/peer/peer-presence.ts';
import { PeerSession, type PeerState } from '#lib/sync/peer/peer-session.ts';
import type { Outside } from '../outside.ts';
import type { PresenceBoard } from '../presence.svelte.ts';
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
  /** The Posyandu that is worked for. */
  readonly posyanduId: () => string | undefined;
  readonly makeConnection: MakeConnection;
  /** Where others who are at work are shown. */
  readonly presence: PresenceBoard;
  /** Told what the clock of a device that has proved who it is shows, and this one's at the same moment. */
  readonly onClock: (theirs: number, ours: number) => void;
}

/** One device that this one is connected with, now or until it went. */
export interface PeerLine {
  readonly id: number;
  readonly state: PeerState;
}

/** Kind of file that tablets send each other. */
export const HANDOVER_MIME = 'application/vnd.posyandu-prima';
export const HANDOVER_SUFFIX = '.posyandu';

/** Meeting other devices without a server: direct connections, files and films. Connections last as long as the app does, whatever page is open. */
export class Peers {
  readonly #parts: PeersParts;
  readonly #presence = new PeerPresence();
  #credentials: Credentials;
  readonly #sessions = new Map<number, PeerSession>();
  #lines = $state.raw<readonly PeerLine[]>([]);
  #made = 0;

  constructor(parts: PeersParts) {
    this.#parts = parts;
    this.#credentials = parts.credentials;
  }

  /** Devices that are connected, and those that went since the last one came. */
  get lines(): readonly PeerLine[] {
    return this.#lines;
  }

  /** Devices with which everything is shared at this moment. */
  get connected(): number {
    return this.#lines.filter(({ state }) => state.kind === 'sharing').length;
  }

  /** Takes what the server has said anew; whoever has been struck off meanwhile is let go. */
  renew(credentials: Credentials): void {
    this.#credentials = credentials;
    for (const { id, state } of this.#lines) {
      if (state.kind === 'sharing' && credentials.revoked.has(state.peer.deviceId))
        this.#sessions.get(id)?.end('peer.revoked');
    }
  }

  /** Shows on connected devices what is done in this document, and here what is done there. */
  workOn(documentId: string): void {
    this.#parts.presence.attach('direct', this.#presence.of(documentId));
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
    const { data, outside } = this.#parts;
    const { subtle, randomBytes, now } = outside;
    const { certificate, sign, serverKeys, revoked } = this.#credentials;
    this.#made += 1;
    const id = this.#made;
    const session = new PeerSession({
      channel,
      store: new DevicePeerStore(data, { subtle, now }, this.#credentials),
      presence: this.#presence,
      subtle,
      sign,
      certificate,
      serverKeys,
      revoked,
      binding: channel.binding,
      side,
      nonce: randomBytes(16),
      now,
      onState: (state) => this.#note(id, state),
    });
    this.#sessions.set(id, session);
    this.#lines = this.#lines.filter(({ state }) => state.kind !== 'ended');
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
    return packHandover(this.#parts, this.#credentials, {
      posyanduId: posyanduId() ?? '',
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
    return receiveHandover(this.#parts, this.#credentials, bytes);
  }

  /** Ends all connections; what has arrived stays. */
  close(): void {
    for (const session of this.#sessions.values()) session.end('peer.gone');
    this.#parts.presence.attach('direct', undefined);
    this.#presence.close();
  }

  #note(id: number, state: PeerState): void {
    const before = this.#lines.find((line) => line.id === id)?.state.kind;
    if (state.kind === 'sharing' && before !== 'sharing') {
      const ours = this.#parts.outside.now();
      this.#parts.onClock(ours - state.clockOffMs, ours);
    }
    if (state.kind === 'ended') this.#sessions.delete(id);
    this.#lines = [...this.#lines.filter((line) => line.id !== id), { id, state }];
  }
}
