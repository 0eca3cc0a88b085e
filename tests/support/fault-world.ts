import { syncBatch } from '#lib/sync/batch-transport.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { readCertificate } from '#lib/sync/peer/certificate.ts';
import { Film, FilmViewer, readFrame } from '#lib/sync/peer/film.ts';
import { PeerSession } from '#lib/sync/peer/peer-session.ts';
import { DevicePeerStore } from '#lib/app/peer/device-peer-store.ts';
import { packHandover, receiveHandover, type HandoverReach } from '#lib/app/peer/handover.ts';
import { FaultDevice } from './fault-device.ts';
import { FaultServer } from './fault-server.ts';
import { PeerWorld, subtle } from './make-peer.ts';
import { makeId, makeRandom } from './random.ts';
import { makeEvent } from './test-device.ts';

const POSYANDU = 'PM1';
const KEY = { posyanduId: POSYANDU, keyId: 'k1', bytes: new Uint8Array(32).fill(3) };
const START = Date.UTC(2026, 7, 7, 1);
const YEAR_MS = 365 * 86_400_000;
const TODAY = '2026-08-07';
const DOCUMENTS = [`register:${POSYANDU}`, `session:${POSYANDU}:${TODAY}`, `visits:${POSYANDU}:2026-08`] as const;
const TYPES = ['person', 'measurement', 'homeVisit'] as const;
const SLOTS = ['name', 'weightKg', 'note'] as const;

/** What a run came to. */
export interface FaultOutcome {
  readonly operations: number;
  /** Events of which a device was told that they are saved. */
  readonly saved: number;
  /** Of those, how many are missing at the end, on any device or the server. */
  readonly lost: number;
  /** Values that were stated and that no row shows, by nobody's correction. */
  readonly hidden: number;
  /** Devices, the server among them, whose rows differ from the first's. */
  readonly different: number;
}

/** Several tablets and a server that write, part, meet by every way, are killed, and go by wrong clocks. */
export class FaultWorld {
  readonly #random: () => number;
  readonly #server = new FaultServer();
  readonly #devices: FaultDevice[] = [];
  /** Files that were sent and may arrive at any time, any number of times, at anybody. */
  readonly #files: Uint8Array[] = [];
  readonly #saved = new Map<string, PosyanduEvent>();
  readonly #replaced = new Set<string>();
  #operations = 0;

  private constructor(random: () => number) {
    this.#random = random;
  }

  static async make(seed: number, devices = 5): Promise<FaultWorld> {
    const world = new FaultWorld(makeRandom(seed));
    const peers = await PeerWorld.make();
    for (let i = 0; i < devices; i++) {
      const identity = await peers.addDevice(`dv_tablet${i}`, [POSYANDU]);
      const own = await readCertificate(subtle, identity.certificate, peers.serverKeys);
      if (!own) throw new Error('a certificate of this world');
      const { certificate, sign } = identity;
      const credentials = {
        own,
        certificate,
        sign,
        serverKeys: peers.serverKeys,
        revoked: new Set<string>(),
        boxKeys: [KEY],
      };
      const device = new FaultDevice(identity, credentials, START);
      await device.open();
      world.#devices.push(device);
    }
    return world;
  }

  /** Lets so many things happen, one after the other. */
  async run(operations: number): Promise<void> {
    for (let i = 0; i < operations; i++) {
      this.#operations += 1;
      const device = this.#pick(this.#devices);
      await this.#happen(device).catch(async (error: unknown) => {
        if (!device.isDying) throw error;
      });
      for (const one of this.#devices) if (one.isDying && this.#random() < 0.5) await one.restart();
    }
  }

  /** Heals everything, lets all meet until nothing is new, and compares. @param through the server, or each other alone */
  async settle(through: 'server' | 'eachOther'): Promise<FaultOutcome> {
    for (const device of this.#devices) await device.restart();
    if (through === 'server') await this.#settleThroughServer();
    else await this.#settleDirectly();
    const views = await Promise.all(this.#devices.map((device) => this.#eventsOf(device)));
    if (through === 'server') views.push(this.#eventsOfServer());
    const texts = views.map((view) => JSON.stringify([...view].sort(([a], [b]) => (a < b ? -1 : 1))));
    const lost = [...this.#saved.keys()].filter((id) => views.some((view) => !view.has(id))).length;
    const outcome = {
      operations: this.#operations,
      saved: this.#saved.size,
      lost,
      hidden: await this.#countHidden(),
      different: texts.filter((text) => text !== texts[0]).length,
    };
    for (const device of this.#devices) await device.data.close();
    return outcome;
  }

  async #settleThroughServer(): Promise<void> {
    this.#server.isUp = true;
    this.#server.losesAnswer = false;
    for (let round = 0; round < 3; round++) for (const device of this.#devices) await this.#meetServer(device, true);
  }

  /** All guests of one host, twice: what the last one brought reaches the first. */
  async #settleDirectly(): Promise<void> {
    const [host, ...guests] = this.#devices;
    if (!host) return;
    for (let round = 0; round < 2; round++) for (const guest of guests) await this.#meetDirectly(host, guest, Infinity);
  }

  async #happen(device: FaultDevice): Promise<void> {
    const dice = this.#random();
    if (dice < 0.62) return this.#write(device);
    if (dice < 0.72) return this.#meetServer(device, false);
    if (dice < 0.8) return this.#meetDirectly(device, this.#pick(this.#devices), Math.floor(this.#random() * 30));
    if (dice < 0.86) return this.#sendFile(device);
    if (dice < 0.91) return this.#receiveFile(device, this.#pick(this.#files));
    if (dice < 0.93) return this.#film(device, this.#pick(this.#devices));
    if (dice < 0.95) return device.dieAfter(Math.floor(this.#random() * 6));
    if (dice < 0.96) {
      device.now = START + (this.#random() * 6 - 3) * YEAR_MS;
      return;
    }
    return this.#troubleServer();
  }

  async #write(device: FaultDevice): Promise<void> {
    const kind = Math.floor(this.#random() * DOCUMENTS.length);
    const documentId = DOCUMENTS[kind]!;
    const id = makeId(this.#random);
    // Sometimes a correction of anything that was ever saved, seen or not.
    const corrects = this.#random() < 0.1 ? this.#pick([...this.#saved.keys()].slice(-50)) : undefined;
    const event = makeEvent({
      id,
      type: TYPES[kind]!,
      subject: `p${Math.floor(this.#random() * 20)}`,
      data: { [SLOTS[kind]!]: Math.floor(this.#random() * 1_000) },
      device: device.identity.deviceId,
      at: device.now,
      ...(corrects === undefined ? {} : { replaces: [corrects] }),
    });
    const written = await device.data.documents.record(documentId, [event]);
    if (!written.ok) return;
    this.#saved.set(id, event);
    if (corrects !== undefined) this.#replaced.add(corrects);
  }

  async #meetServer(device: FaultDevice, isAll: boolean): Promise<void> {
    const { store } = device.data;
    const documentIds = isAll || this.#random() < 0.5 ? [...DOCUMENTS] : await store.listUnsent();
    // A store that was put back says so by its receipts: what it lost is offered again.
    await syncBatch(documentIds, store, this.#server.post);
    if (isAll) await syncBatch(await store.listUnsent(), store, this.#server.post);
  }

  /** @param messages after so many the line breaks */
  async #meetDirectly(host: FaultDevice, guest: FaultDevice, messages: number): Promise<void> {
    if (host === guest) return;
    const binding = new Uint8Array(32).fill(7);
    let left = messages;
    let sent = 0;
    let sessions: readonly PeerSession[] = [];
    const make = (own: FaultDevice, side: 'host' | 'guest', other: number) =>
      new PeerSession({
        channel: {
          send: (bytes) => {
            left -= 1;
            sent += 1;
            if (left >= 0) sessions[other]?.take(bytes);
          },
          close: () => undefined,
        },
        store: new DevicePeerStore(own.data, { subtle: crypto.subtle, now: () => own.now }, own.credentials),
        subtle,
        sign: own.credentials.sign,
        certificate: own.credentials.certificate,
        serverKeys: own.credentials.serverKeys,
        revoked: new Set(),
        binding,
        side,
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

  async #sendFile(device: FaultDevice): Promise<void> {
    const reach: HandoverReach = this.#random() < 0.7 ? 'news' : 'everything';
    const packed = await packHandover(device.handover, device.credentials, {
      posyanduId: POSYANDU,
      today: TODAY,
      reach,
    });
    if (packed.ok) this.#files.push(packed.value);
  }

  async #receiveFile(device: FaultDevice, file: Uint8Array | undefined): Promise<void> {
    if (file) await receiveHandover(device.handover, device.credentials, file);
  }

  async #film(from: FaultDevice, to: FaultDevice): Promise<void> {
    const of = { posyanduId: POSYANDU, today: TODAY, reach: 'news' } as const;
    const packed = await packHandover(from.handover, from.credentials, of);
    if (!packed.ok) return;
    const film = new Film(packed.value, Math.floor(this.#random() * 2 ** 32), 300);
    const viewer = new FilmViewer();
    let whole: Uint8Array | undefined;
    for (let index = 0; !whole; index++) {
      const frame = this.#random() < 0.4 ? undefined : readFrame(film.frame(index));
      whole = frame && viewer.add(frame);
    }
    await this.#receiveFile(to, whole);
  }

  #troubleServer(): void {
    const dice = this.#random();
    if (dice < 0.4) this.#server.isUp = !this.#server.isUp;
    else if (dice < 0.6) this.#server.losesAnswer = true;
    else if (dice < 0.8) this.#server.backUp();
    else this.#server.restore();
  }

  async #eventsOf({ data }: FaultDevice): Promise<Map<string, string>> {
    const subjects = await data.database.subjects.toArray();
    return new Map(
      subjects.flatMap(({ documentId, table, subject, events }) =>
        events.map(([, tuple]) => [String(tuple[0]), `${documentId} ${table} ${subject} ${JSON.stringify(tuple)}`]),
      ),
    );
  }

  #eventsOfServer(): Map<string, string> {
    const tables = ['person', 'visit', 'homeVisit'];
    return new Map(
      DOCUMENTS.flatMap((documentId, kind) => {
        const doc = this.#server.documents.get(documentId);
        const tuples = doc ? [...doc.share.keys()].flatMap((name) => doc.getArray<unknown[]>(name).toArray()) : [];
        return tuples.map((tuple): [string, string] => [
          String(tuple[0]),
          `${documentId} ${tables[kind]} ${String(tuple[3])} ${JSON.stringify(tuple)}`,
        ]);
      }),
    );
  }

  /** Every value that nobody corrected must be among the readings of its slot. */
  async #countHidden(): Promise<number> {
    const [first] = this.#devices;
    if (!first) return 0;
    let hidden = 0;
    const events = await this.#eventsOf(first);
    for (const [id, event] of this.#saved) {
      if (this.#replaced.has(id)) continue;
      if (!events.get(id)?.includes(JSON.stringify(event.data))) hidden += 1;
    }
    return hidden;
  }

  #pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)]!;
  }
}
