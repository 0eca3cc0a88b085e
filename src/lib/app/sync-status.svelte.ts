import type { Change } from '#lib/db/changes.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { err } from '#lib/domain/result.ts';
import type { BatchOutcome } from '#lib/sync/batch-transport.ts';
import type { Outcome } from '#lib/sync/outcome.ts';
import type { ConnectionState } from '#lib/sync/transport.ts';
import type { DeviceApi } from './api/device-api.ts';
import type { CatchUpProgress } from './catch-up.ts';
import { isRevocation, type Device } from './device.svelte.ts';
import { LiveLink } from './live-link.svelte.ts';
import type { Outside } from './outside.ts';
import type { PresenceBoard } from './presence.svelte.ts';
import type { SignIn } from './sign-in.svelte.ts';
import type { Ticks } from './ticks.svelte.ts';

/** What to tell the person about the way to the server; texts are in the catalogue. */
export type SyncAdvice =
  | 'sync.allReceived'
  | 'sync.sending'
  | 'sync.waitingForNetwork'
  | 'sync.serverUnreachable'
  | 'sync.deviceRevoked'
  | 'sync.refused'
  | 'sync.appTooOld';

/** What the way to the server needs. */
export interface SyncPorts {
  readonly data: DeviceData;
  readonly api: DeviceApi;
  readonly device: Device;
  readonly signIn: SignIn;
  readonly ticks: Ticks;
  readonly presence: PresenceBoard;
  readonly outside: Outside;
}

/** Entries for documents without a socket are gathered this long before they are sent. */
const GATHER_MS = 400;
/** How often it is asked for changes while no socket hints at them, and failed tries are repeated. */
const ASK_EVERY_MS = 30_000;

/** Fewer documents come before anybody has read that they come. */
const MANY_DOCUMENTS = 10;

/** How this device stands with the server, and what keeps it up to date: one socket for the session worked on, batches for everything else. */
export class SyncStatus {
  readonly #ports: SyncPorts;
  readonly #link: LiveLink;
  readonly #stops: readonly (() => void)[];
  readonly #hinted = new Set<string>();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #liveTarget: string | undefined;
  #opening: Promise<void> | undefined;
  #isClosed = false;
  #isOnline = $state.raw(true);
  #fetching = $state.raw<CatchUpProgress>();
  /** Whether the server answered when it was last asked; undefined before. */
  #isReachable = $state.raw<boolean | undefined>();

  constructor(ports: SyncPorts) {
    this.#ports = ports;
    const { data, api, presence, outside } = ports;
    this.#link = new LiveLink({
      data,
      outside,
      presence,
      getTicket: () => api.ticket(),
      onHint: (documentId) => {
        this.#hinted.add(documentId);
        this.#gather();
      },
      onState: (state) => this.#linkChanged(state),
    });
    this.#isOnline = outside.isOnline();
    this.#stops = [
      outside.onReturn(() => this.#networkChanged()),
      outside.every(ASK_EVERY_MS, () => this.#askAgain()),
      data.changes.listen((change) => this.#dataChanged(change)),
    ];
  }

  get online(): boolean {
    return this.#isOnline;
  }

  /** The socket of the session worked on. */
  get connection(): ConnectionState['kind'] {
    return this.#link.state.kind;
  }

  /** How far it has come with many documents, as on a new device; undefined while there is nothing to wait for. */
  get fetching(): CatchUpProgress | undefined {
    return this.#fetching;
  }

  /** Own entries without the second tick. */
  get unsent(): number {
    return this.#ports.ticks.unsentCount;
  }

  /** Documents of which the server takes nothing, with its reason. */
  get refusals(): ReadonlyMap<string, string> {
    return this.#ports.ticks.refusals;
  }

  /** When a receipt came last, ms since epoch. */
  get lastReceiptAt(): number | undefined {
    return this.#ports.ticks.lastReceiptAt;
  }

  get advice(): SyncAdvice {
    const { state } = this.#link;
    if (this.#ports.device.standing.kind === 'revoked') return 'sync.deviceRevoked';
    if (state.kind === 'stopped' && state.code === 'sync.badProtocol') return 'sync.appTooOld';
    if (this.refusals.size > 0) return 'sync.refused';
    if (this.unsent === 0) return 'sync.allReceived';
    if (!this.#isOnline) return 'sync.waitingForNetwork';
    return this.#isReachable === false && state.kind !== 'live' ? 'sync.serverUnreachable' : 'sync.sending';
  }

  /** Opens the socket for a document, and opens it again whenever the network comes back. */
  openLive(documentId: string): void {
    this.#liveTarget = documentId;
    this.#openLink();
  }

  /** Catches up on all documents now; resolves when that is done or has failed. */
  syncNow(): Promise<void> {
    this.#openLink();
    this.#link.connect();
    return this.#run();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#gathering);
    for (const stop of this.#stops) stop();
    await this.#running;
    await this.#opening;
    await this.#link.close();
  }

  /** One run at a time; who asks meanwhile gets another one after it. */
  #run(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#runWhileWanted().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #runWhileWanted(): Promise<void> {
    while (this.#isWanted && !this.#isClosed && this.#ports.device.standing.kind === 'enrolled') {
      this.#isWanted = false;
      const hinted = [...this.#hinted];
      this.#hinted.clear();
      const outcome = await this.#catchUp(hinted);
      this.#isReachable = outcome.ok || outcome.problem.code !== 'api.noNetwork';
      if (outcome.ok) {
        // Who has just answered can be connected with: the socket's next try might be half a minute away.
        if (this.#link.state.kind !== 'stopped') this.#link.connect();
        continue;
      }
      for (const documentId of hinted) this.#hinted.add(documentId);
      if (isRevocation(outcome.problem)) await this.#ports.device.noteRevoked(outcome.problem.code);
      else if (this.unsent > 0) this.#ports.outside.requestBackgroundSync();
      return;
    }
  }

  /** Without a network the module that speaks with the server may not be on the device yet; that is no other case than no network. */
  async #catchUp(hinted: readonly string[]): Promise<Outcome<BatchOutcome>> {
    const late = await import('./catch-up.ts').catch(() => undefined);
    if (!late) return err({ code: 'api.noNetwork' });
    const onProgress = (progress: CatchUpProgress): void => {
      this.#fetching = progress.total >= MANY_DOCUMENTS ? progress : undefined;
    };
    try {
      return await late.catchUp(this.#ports, { hinted, live: this.#link.liveDocumentId, onProgress });
    } finally {
      this.#fetching = undefined;
    }
  }

  #openLink(): void {
    if (this.#liveTarget === undefined || this.#isClosed) return;
    // Without a network the module that speaks with the server may not be on the device yet; what was recorded is safe all the same.
    this.#opening = this.#link.open(this.#liveTarget).catch(() => undefined);
  }

  #gather(): void {
    clearTimeout(this.#gathering);
    if (!this.#isClosed) this.#gathering = setTimeout(() => void this.#run(), GATHER_MS);
  }

  #askAgain(): void {
    this.#isOnline = this.#ports.outside.isOnline();
    const isQuiet = this.#link.state.kind === 'live' && this.unsent === 0 && this.#hinted.size === 0;
    if (this.#isOnline && !isQuiet) void this.#run();
  }

  #networkChanged(): void {
    this.#isOnline = this.#ports.outside.isOnline();
    if (this.#isOnline) void this.syncNow();
  }

  #linkChanged(state: ConnectionState): void {
    if (state.kind === 'live') void this.#run();
    else if (state.kind === 'stopped' && isRevocation(state)) void this.#ports.device.noteRevoked(state.code);
  }

  #dataChanged(change: Change): void {
    if (change.kind === 'rows' && change.documentId !== this.#link.liveDocumentId && this.unsent > 0) this.#gather();
  }
}
