import { FaultDevice } from './fault-device.ts';
import { compareViews, viewDevice, viewServer, type FaultOutcome } from './fault-outcome.ts';
import { FaultServer } from './fault-server.ts';
import { meetDirectly, meetServer, packFile, receiveFile, watchFilm } from './fault-ways.ts';
import { FaultWriter, POSYANDU } from './fault-writing.ts';
import { PeerWorld } from './make-peer.ts';
import { makeRandom } from './random.ts';

const DEVICES = 5;
const START = Date.UTC(2026, 7, 7, 1);
const YEAR_MS = 365 * 86_400_000;
/** Files that are still about; older ones were deleted from the chat. */
const FILES = 40;

/** What may happen next, and how often of all times. */
const ODDS = {
  write: 0.76,
  meetServer: 0.06,
  meetDirectly: 0.045,
  sendFile: 0.02,
  receiveFile: 0.04,
  watchFilm: 0.008,
  tabDies: 0.02,
  clockGoesWrong: 0.007,
  cutOff: 0.015,
  serverGoes: 0.01,
  serverIsKilled: 0.006,
  answerIsLost: 0.003,
  backUp: 0.003,
  restore: 0.003,
} as const;
type Happening = keyof typeof ODDS;

/** Several tablets and a server that write, part, meet by every way, are killed, and go by wrong clocks. One seed, one life. */
export class FaultWorld implements AsyncDisposable {
  /** How often each thing has happened. */
  readonly happened = new Map<Happening | 'tabDied', number>();
  readonly server: FaultServer;
  readonly #random: () => number;
  readonly #devices: readonly FaultDevice[];
  readonly #writer: FaultWriter;
  /** Files that were sent and may arrive at any time, any number of times, at anybody. */
  readonly #files: Uint8Array[] = [];
  #operations = 0;

  private constructor(random: () => number, server: FaultServer, devices: readonly FaultDevice[]) {
    this.#random = random;
    this.server = server;
    this.#devices = devices;
    this.#writer = new FaultWriter(random);
  }

  static async make(seed: number): Promise<FaultWorld> {
    const peers = await PeerWorld.make();
    const devices: FaultDevice[] = [];
    for (let i = 0; i < DEVICES; i++) {
      devices.push(
        await FaultDevice.start(peers, { deviceId: `dv_tablet${i}`, posyanduId: POSYANDU, startedAt: START }),
      );
    }
    return new FaultWorld(makeRandom(seed), await FaultServer.start(() => START), devices);
  }

  /** Lets so many things happen, one after the other. */
  async run(operations: number): Promise<void> {
    for (let i = 0; i < operations; i++) {
      this.#operations += 1;
      const device = this.#pick(this.#devices);
      const what = this.#draw();
      const hasHappened = await this.#happen(what, device).catch((error: unknown) => {
        // Where two meet, either of them may have died of it; a mistake of the code is told even then.
        if (isMistake(error) || !this.#devices.some((one) => one.isDead)) throw error;
        return true;
      });
      if (hasHappened) this.#note(what);
      for (const one of this.#devices) if (one.isDead) await this.#revive(one);
    }
  }

  /** Heals everything, lets all meet until nothing is new, and compares. @param through the server, or each other alone */
  async settle(through: 'server' | 'eachOther'): Promise<FaultOutcome> {
    this.server.isReachable = true;
    this.server.losesAnswer = false;
    for (const device of this.#devices) await device.restart();
    if (through === 'server') await this.#settleThroughServer();
    else await this.#settleDirectly();
    const views = await Promise.all(this.#devices.map(viewDevice));
    const server = await viewServer(this.server);
    const [whole, partial] = through === 'server' ? [[...views, server], []] : [views, [server]];
    return { operations: this.#operations, ...compareViews(whole, this.#writer.written, partial) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const device of this.#devices) await device.data.close();
    await this.server[Symbol.asyncDispose]();
  }

  async #settleThroughServer(): Promise<void> {
    // A kill that still waits for its commit takes the first round.
    for (let round = 0; round < 4; round++) {
      for (const device of this.#devices) await meetServer(device, this.server, 'all');
    }
  }

  /** All guests of one host, twice: what the last one brought reaches the first. */
  async #settleDirectly(): Promise<void> {
    const [host, ...guests] = this.#devices;
    for (let round = 0; round < 2; round++) for (const guest of guests) await meetDirectly(host!, guest, Infinity);
  }

  /** @returns false where it could not happen: nobody was there, nothing had been sent */
  async #happen(what: Happening, device: FaultDevice): Promise<boolean> {
    switch (what) {
      case 'write':
        await this.#writer.write(device);
        return true;
      case 'meetServer':
        if (device.isCutOff) return false;
        await meetServer(device, this.server, this.#random() < 0.5 ? 'all' : 'unsent');
        return this.server.isReachable;
      case 'meetDirectly':
        return this.#meet(device, this.#pick(this.#devices));
      case 'sendFile':
        return this.#sendFile(device);
      case 'receiveFile':
        if (this.#files.length === 0) return false;
        await receiveFile(device, this.#pick(this.#files));
        return true;
      case 'watchFilm':
        return this.#watch(device, this.#pick(this.#devices));
      case 'restore':
        await this.server.restore();
        return true;
      default:
        this.#befall(what, device);
        return true;
    }
  }

  /** What comes over somebody at once, without anybody's doing. */
  #befall(
    what: 'tabDies' | 'clockGoesWrong' | 'cutOff' | 'serverGoes' | 'serverIsKilled' | 'answerIsLost' | 'backUp',
    device: FaultDevice,
  ): void {
    switch (what) {
      case 'tabDies':
        return device.dieAfter(Math.floor(this.#random() * 6));
      case 'clockGoesWrong':
        device.now = START + (this.#random() * 6 - 3) * YEAR_MS;
        return;
      case 'cutOff':
        device.isCutOff = !device.isCutOff;
        return;
      case 'serverGoes':
        this.server.isReachable = !this.server.isReachable;
        return;
      case 'serverIsKilled':
        return this.server.killAtNext(this.#random() < 0.5 ? 'beforeCommit' : 'afterCommit');
      case 'answerIsLost':
        this.server.losesAnswer = true;
        return;
      case 'backUp':
        return this.server.backUp();
      default:
        return what satisfies never;
    }
  }

  async #meet(host: FaultDevice, guest: FaultDevice): Promise<boolean> {
    if (host === guest || host.isCutOff || guest.isCutOff) return false;
    await meetDirectly(host, guest, Math.floor(this.#random() * 30));
    return true;
  }

  async #watch(screen: FaultDevice, camera: FaultDevice): Promise<boolean> {
    if (screen === camera) return false;
    await watchFilm(screen, camera, this.#random);
    return true;
  }

  async #revive(device: FaultDevice): Promise<void> {
    this.#note('tabDied');
    await device.restart();
  }

  async #sendFile(device: FaultDevice): Promise<boolean> {
    const file = await packFile(device, this.#random() < 0.7 ? 'news' : 'everything');
    if (file) this.#files.push(file);
    if (this.#files.length > FILES) this.#files.shift();
    return file !== undefined;
  }

  #draw(): Happening {
    let left = this.#random();
    for (const what of HAPPENINGS) {
      left -= ODDS[what];
      if (left < 0) return what;
    }
    return 'write';
  }

  #note(what: Happening | 'tabDied'): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  #pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)]!;
  }
}

/** Errors that no kill brings about. */
function isMistake(error: unknown): boolean {
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
}

const HAPPENINGS = Object.keys(ODDS).filter((name): name is Happening => Object.hasOwn(ODDS, name));
