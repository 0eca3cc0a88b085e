import { untrack } from 'svelte';
import type { DeviceData, DeviceDataPorts } from '#lib/db/device-data.ts';
import type { IndexedDbPort } from '#lib/db/database.ts';
import { findStorageProblem } from '#lib/db/storage-problem.ts';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import { DeviceApi } from './api/device-api.ts';
import type { DeviceProfile } from './api/profile.ts';
import { ClockCheck } from './clock-check.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { DEVICE_KEYS } from './device-identity.ts';
import { Device } from './device.svelte.ts';
import { Drafts } from './drafts.ts';
import { openMended, openWhole } from './open-mended.ts';
import type { Outside } from './outside.ts';
import type { PersonFile } from './person/person-file.svelte.ts';
import type { Targets } from './person/targets.svelte.ts';
import type { Peers } from './peer/peers.svelte.ts';
import { PresenceBoard } from './presence.svelte.ts';
import type { StorageProblem } from './problems.ts';
import { Recap } from './recap.svelte.ts';
import { Recorder } from './recorder.ts';
import type { Records } from './records/records.svelte.ts';
import { Register } from './register.svelte.ts';
import type { Safety } from './safety/safety.svelte.ts';
import { SessionDay } from './session-day.svelte.ts';
import { SessionRows } from './session-rows.svelte.ts';
import { SessionWriter } from './session-writer.ts';
import { SignIn } from './sign-in.svelte.ts';
import { destroyIfStruckOff } from './struck-off.ts';
import { StorageStatus } from './storage-status.svelte.ts';
import { SyncStatus } from './sync-status.svelte.ts';
import { Ticks } from './ticks.svelte.ts';
import { localDateOf } from './today.ts';
import { Updates } from './updates.svelte.ts';
import { makeViewContext } from './view-context.ts';

/** Another disk than the browser's, in tests. */
export interface AppDisk {
  readonly name?: string;
  readonly indexedDb?: IndexedDbPort;
}

/** What opening a disk loads while it is at it. */
export const LATE_PARTS = {
  loadLate: () => import('#lib/db/late-documents.ts'),
  loadCipher: () => import('#lib/vault/box.ts'),
} as const;

const NEWS_EVERY_MS = 10 * 60_000;

/** Settings that change what the app works on. */
const IDENTITY_KEYS: readonly string[] = Object.values(DEVICE_KEYS);

/** Everything a cadre's pages work with. */
export class App {
  readonly device: Device;
  readonly signIn: SignIn;
  readonly sync: SyncStatus;
  readonly storage: StorageStatus;
  readonly updates: Updates;
  readonly drafts: Drafts;
  readonly clock: Clock;
  readonly clockCheck: ClockCheck;
  readonly #data: DeviceData;
  readonly #outside: Outside;
  readonly #api: DeviceApi;
  readonly ticks: Ticks;
  readonly #presence = new PresenceBoard();
  readonly #recorder: Recorder;
  readonly #stopLooking: () => void;
  #newsAt = 0;
  #register = $state.raw<Register | undefined>();
  #sessionDay = $state.raw<SessionDay | undefined>();
  #peers = $state.raw<Peers | undefined>();
  #opening: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(data: DeviceData, storage: StorageStatus, outside: Outside) {
    this.#data = data;
    this.#outside = outside;
    this.storage = storage;
    const send = (path: string, init: RequestInit) => outside.fetch(`${outside.httpUrl}${path}`, init);
    const api = new DeviceApi(send, () => this.device.token);
    this.#api = api;
    this.device = new Device(data.settings, api);
    this.signIn = new SignIn(this.device, data.settings, api, outside);
    this.ticks = new Ticks(data, () => {
      const { standing } = this.device;
      return standing.kind === 'notEnrolled' ? '' : standing.deviceId;
    });
    const { device, signIn } = this;
    const ticks = this.ticks;
    this.#recorder = new Recorder({ documents: data.documents, device, signIn, ticks, outside });
    this.sync = new SyncStatus({ data, api, device, signIn, ticks, presence: this.#presence, outside });
    this.drafts = new Drafts(
      data.drafts,
      // Whose draft it is, is asked once: a form must not be put up anew when a name changes.
      () => untrack(() => signIn.current?.accountId),
      (problem) => storage.note(problem),
    );
    this.updates = new Updates(() => this.drafts.settled());
    this.clockCheck = new ClockCheck(data.settings);
    this.clock = new Clock(outside, () => {
      signIn.lockIfIdle();
      void this.#openPosyandu();
    });
    this.#stopLooking = outside.onReturn(() => {
      signIn.lockIfIdle();
      this.#lookForNews();
    });
  }

  /**
   * Opens the app: what is stored, then what can be fetched. Everything that needs no network is there when it resolves.
   * @returns `storage.blocked` and the like where this browser keeps nothing
   */
  static async open(outside: Outside, disk: AppDisk = {}): Promise<Result<App, StorageProblem>> {
    const storage = new StorageStatus(outside.storage);
    try {
      const ports: DeviceDataPorts = {
        ...disk,
        now: outside.now,
        vault: outside,
        ...LATE_PARTS,
        onClosed: () => storage.note({ code: 'storage.closed' }),
        onStoreFailed: (_documentId, { code }) => {
          if (code === 'storage.full' || code === 'storage.blocked' || code === 'storage.closed')
            storage.note({ code });
        },
      };
      return ok(await openMended(ports, () => App.#start(ports, storage, outside)));
    } catch (error) {
      const problem = findStorageProblem(error);
      if (!problem) throw error;
      return err(problem);
    }
  }

  static async #start(ports: DeviceDataPorts, storage: StorageStatus, outside: Outside): Promise<App> {
    const app = new App(await openWhole(ports), storage, outside);
    try {
      await app.#load();
      return app;
    } catch (error) {
      await app.close();
      throw error;
    }
  }

  /** True where nothing is real: a tab that practises (`practice/`). */
  get isPractice(): boolean {
    return this.#outside.isPractice === true;
  }

  /** The people of the Posyandu; undefined before the device is enrolled. */
  get register(): Register | undefined {
    return this.#register;
  }

  /** Today's session; its `state` is `none` before it is opened. */
  get sessionDay(): SessionDay | undefined {
    return this.#sessionDay;
  }

  /** The figures of a month of this Posyandu; close it when the page goes. */
  openRecap(month: LocalMonth): Recap | undefined {
    return this.#register && new Recap({ data: this.#data, register: this.#register, month });
  }

  /** Rows of these tables of the Posyandu that is worked for, and the way to write them; close it when the page goes. Undefined before the device is enrolled. */
  async openRecords(tables: readonly TableName[]): Promise<Records | undefined> {
    const posyanduId = this.device.posyandu?.posyanduId;
    if (!posyanduId) return undefined;
    const { Records } = await import('./records/records.svelte.ts');
    return Records.open({
      data: this.#data,
      recorder: this.#recorder,
      outside: this.#outside,
      posyanduId,
      tables,
    });
  }

  /** Everything this device holds of one person, with its trail; close it when the page goes. Undefined before the device is enrolled. */
  async openPerson(personId: string): Promise<PersonFile | undefined> {
    const register = this.#register;
    if (!register) return undefined;
    const { PersonFile } = await import('./person/person-file.svelte.ts');
    const names = makeViewContext(register, this.device, this.ticks);
    return PersonFile.open({ data: this.#data, register, names }, personId);
  }

  /** The register as a list with groups, absences and due doses; load it, and close it when the page goes. Undefined before the device is enrolled. */
  async openTargets(): Promise<Targets | undefined> {
    const register = this.#register;
    if (!register) return undefined;
    const { Targets } = await import('./person/targets.svelte.ts');
    return new Targets({ data: this.#data, register, today: () => localDateOf(this.#outside.now()) });
  }

  /** What this device keeps as a whole: what was refused, a copy of everything, whether it can still be read. Close it when the page goes. */
  async openSafety(): Promise<Safety> {
    const { Safety } = await import('./safety/safety.svelte.ts');
    const { device, signIn, register } = this;
    const data = this.#data;
    return Safety.open({ data, device, signIn, register, now: this.#outside.now, send: () => this.sync.syncNow() });
  }

  /**
   * Goes over to another Posyandu of the profile, in this tab; the next start begins with it. Resolves when register and session are that
   * one's; call it from a page where nothing is being filled in.
   */
  async workFor(posyanduId: string): Promise<void> {
    await this.drafts.settled();
    await this.device.choosePosyandu(posyanduId);
    await this.#openPosyandu();
  }

  /**
   * Fetches what has changed for this device, and catches up on its documents beside it: a slow line answers one question while the next is on its way.
   * @param fetched the profile, where it has come this very moment
   */
  async fetchNews(fetched?: DeviceProfile): Promise<void> {
    if (this.device.standing.kind !== 'enrolled') return;
    this.#newsAt = this.#outside.now();
    await Promise.all([this.sync.syncNow(), this.#useProfile(fetched)]);
  }

  async #useProfile(fetched?: DeviceProfile): Promise<void> {
    const profile = fetched ? ok(fetched) : await this.device.refreshProfile();
    if (!profile.ok) return;
    await this.clockCheck.note(profile.value.serverTime, this.#outside.now());
    await this.signIn.sendNewPins();
    // So that other devices can know this one without a server. The module may not be on the device yet: then it is told the next time.
    const late = await import('./peer/device-key.ts').catch(() => undefined);
    await late?.tellDeviceKey({
      device: this.device,
      settings: this.#data.settings,
      subtle: this.#outside.subtle,
      api: this.#api,
    });
    // Whoever has been struck off meanwhile is let go.
    if (this.#peers) await this.openPeers().catch(() => undefined);
  }

  /** Lets go of what is kept no longer; for when nobody waits. */
  async tidyUp(): Promise<void> {
    if (!this.#isClosed) await this.#data.journal.prune(this.#outside.now());
  }

  /** Devices that are connected directly at this moment. */
  get connectedDevices(): number {
    return this.#peers?.connected ?? 0;
  }

  /**
   * Meeting other devices without a server; the same ones at each call, and until the app is closed. `peer.notReady` before the server has issued this
   * device's certificate, which takes the network once.
   */
  async openPeers(): Promise<Result<Peers, { readonly code: string }>> {
    const { openPeers } = await import('./peer/open-peers.ts');
    const opened = await openPeers({
      device: this.device,
      data: this.#data,
      api: this.#api,
      outside: this.#outside,
      presence: this.#presence,
      known: this.#peers,
      onClock: (theirs, ours) => void this.clockCheck.notePeer(theirs, ours),
    });
    if (!opened.ok) return opened;
    this.#peers ??= opened.value;
    if (this.#sessionDay) this.#peers.workOn(this.#sessionDay.documentId);
    return ok(this.#peers);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopLooking();
    this.clock.close();
    this.#peers?.close();
    await this.#opening;
    await this.sync.close();
    await this.#register?.close();
    await this.#sessionDay?.dispose();
    this.ticks.close();
    await this.drafts.settled();
    await this.#data.close();
  }

  /** Names of cadres and new versions of the app change seldom: they are asked for when somebody comes back to the device. */
  #lookForNews(): void {
    if (this.#outside.now() - this.#newsAt < NEWS_EVERY_MS) return;
    void this.fetchNews();
    void this.updates.check();
  }

  async #load(): Promise<void> {
    await Promise.all([this.device.load(), this.ticks.load(), this.storage.refresh(), this.clockCheck.load()]);
    await this.signIn.load();
    await this.#openPosyandu();
    this.#data.changes.listen((change) => {
      if (change.kind === 'setting' && IDENTITY_KEYS.includes(change.key)) void this.#useIdentity(change.key);
      // Rows are written last of all: there is room again.
      if (change.kind === 'rows' && this.storage.problem?.code === 'storage.full') this.storage.note(undefined);
    });
  }

  /** A device that has just got its identity asks for its documents while its profile is on the way. */
  async #useIdentity(key: string): Promise<void> {
    await this.#openPosyandu();
    if (key === DEVICE_KEYS.identity && this.device.standing.kind === 'enrolled') await this.sync.syncNow();
  }

  /** Opens the register and today's session of the Posyandu that is worked for, one change after the other. */
  #openPosyandu(): Promise<void> {
    this.#opening = this.#openAfter(this.#opening);
    return this.#opening;
  }

  async #openAfter(before: Promise<void>): Promise<void> {
    await before;
    if (this.#isClosed) return;
    await this.device.load();
    if (await destroyIfStruckOff(this.#data, this.device)) await this.#forget();
    const posyanduId = this.device.posyandu?.posyanduId;
    const date = localDateOf(this.#outside.now());
    const documentId = posyanduId && sessionId(posyanduId, date);
    if (!posyanduId || !documentId || this.#sessionDay?.documentId === documentId) return;
    const register = await this.#openRegister(posyanduId);
    await this.#sessionDay?.dispose();
    const rows = await SessionRows.open(documentId, this.#data);
    const { device, signIn } = this;
    this.#sessionDay = new SessionDay({
      rows,
      writer: new SessionWriter(rows, this.#recorder, this.#outside),
      presence: this.#presence,
      context: makeViewContext(register, device, this.ticks),
      author: () => signIn.current,
      outside: this.#outside,
      date,
    });
    this.#peers?.workOn(documentId);
    this.sync.openLive(documentId);
  }

  /** Nobody and nothing is left to be shown: what was read before goes out of memory too. */
  async #forget(): Promise<void> {
    await Promise.all([this.#register?.close(), this.#sessionDay?.dispose()]);
    await this.device.load();
    await this.signIn.load();
    this.#register = undefined;
    this.#sessionDay = undefined;
  }

  async #openRegister(posyanduId: string): Promise<Register> {
    if (this.#register?.documentId === registerId(posyanduId)) return this.#register;
    await this.#register?.close();
    const { newId } = this.#outside;
    this.#register = await Register.open({ data: this.#data, recorder: this.#recorder, posyanduId, newId });
    return this.#register;
  }
}
