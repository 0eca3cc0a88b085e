import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { readEvents } from '#lib/doc/event-arrays.ts';
import { decodeAsks, encodeAnswers } from '#lib/sync/batch.ts';
import { openDatabase, type Database } from '#server/log/database.ts';
import { LogStore } from '#server/log/log-store.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { syncBatch } from '#server/ws/batch.ts';
import { DocumentRooms } from '#server/ws/document-rooms.ts';
import type { Grant } from '#server/ws/rights-port.ts';
import { overrideLog } from './override-log.ts';
import { makeTempFolder, type TempFolder } from './temp-folder.ts';

const PUSKESMAS = 'pk-1';
const NO_NETWORK = { ok: false, problem: { code: 'api.noNetwork' } } as const;
/** No commit waits for company: here devices come one by one. */
const LIMITS = { commitWaitMs: 0, commitWaitMaxMs: 0, stopMs: 0 };

/** The moments at which a server may be killed while a device sends: before its commit, or after it and before the answer. */
export type KillMoment = 'beforeCommit' | 'afterCommit';

/** One life of the server's process, from its start to its end. */
interface Life {
  readonly rooms: DocumentRooms;
  readonly log: LogStore;
  /** Resolves when it is killed. */
  readonly death: PromiseWithResolvers<typeof NO_NETWORK>;
}

/**
 * The server's own rooms, checks and log on a SQLite file. It can be unreachable, be killed at either side of a commit, lose an answer on its way, and have its disk
 * put back to an older copy. A kill of the process is meant, not a power cut: commits are not waited for by the disk.
 */
export class FaultServer implements AsyncDisposable {
  isReachable = true;
  /** The next answer is lost on its way: all is stored, and nobody knows. */
  losesAnswer = false;
  /** What has befallen it, by name. */
  readonly fates = new Map<string, number>();
  readonly #folder: TempFolder;
  readonly #now: () => number;
  #database!: Database;
  #life: Life | undefined;
  #killAt: KillMoment | undefined;
  #copy: Buffer | undefined;
  #disks = 0;

  private constructor(folder: TempFolder, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Starts on an empty store. @param now its clock, ms since epoch */
  static async start(now: () => number): Promise<FaultServer> {
    const server = new FaultServer(await makeTempFolder(), now);
    await server.#useDisk();
    return server;
  }

  /** In place of `POST /api/sync` of a device. */
  async post(deviceId: string, body: Uint8Array) {
    if (!this.isReachable) return NO_NETWORK;
    const life = (this.#life ??= await this.#begin());
    const asks = decodeAsks(body) ?? [];
    const answering = syncBatch(life.rooms, asks, async () => grantOf(deviceId));
    // Of a life that ended in between nobody hears any more.
    answering.catch(() => undefined);
    const answers = await Promise.race([answering, life.death.promise]);
    if (!Array.isArray(answers)) {
      await this.#bury(life);
      return NO_NETWORK;
    }
    if (!this.losesAnswer) return { ok: true, value: encodeAnswers(answers) } as const;
    this.losesAnswer = false;
    this.#note('answer lost');
    return NO_NETWORK;
  }

  /** `kill -9` at a moment of the next commit; whoever asks after that finds a new process on the same disk. */
  killAtNext(moment: KillMoment): void {
    this.#killAt = moment;
  }

  /** Copies the disk as it is. */
  backUp(): void {
    if (this.#database.engine === 'sqlite') this.#copy = this.#database.sqlite.serialize();
  }

  /** The disk is gone: a new process starts on the copy, or on nothing where none was made. */
  async restore(): Promise<void> {
    this.#note('backup restored');
    await this.#stop();
    await this.#useDisk(this.#copy);
  }

  /** All events of a document as they lie in the log. */
  async readEvents(documentId: string): Promise<PosyanduEvent[]> {
    const log = new LogStore(this.#database, 'reader');
    const doc = new Y.Doc({ gc: false });
    for (const { update } of await log.readUpdates({ puskesmasId: PUSKESMAS, documentId })) Y.applyUpdate(doc, update);
    await log.close();
    return readEvents(doc).events;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    await this.#folder[Symbol.asyncDispose]();
  }

  async #useDisk(content?: Buffer): Promise<void> {
    this.#disks += 1;
    const path = join(this.#folder.path, `disk-${this.#disks}.db`);
    if (content) writeFileSync(path, content);
    this.#database = openDatabase(`file:${path}`, 'off');
    await migrate(this.#database, MIGRATIONS);
  }

  async #begin(): Promise<Life> {
    const log = new LogStore(this.#database, crypto.randomUUID());
    const death = Promise.withResolvers<typeof NO_NETWORK>();
    let isDead = false;
    const die = (): never => {
      isDead = true;
      death.resolve(NO_NETWORK);
      throw new Error('the server was killed');
    };
    const append: LogStore['append'] = async (batch) => {
      if (isDead || this.#takeKill('beforeCommit')) return die();
      const outcomes = await log.append(batch);
      return this.#takeKill('afterCommit') ? die() : outcomes;
    };
    const rooms = await DocumentRooms.start({ log: overrideLog(log, { append }), now: this.#now, limits: LIMITS });
    return { rooms, log, death };
  }

  #takeKill(moment: KillMoment): boolean {
    if (this.#killAt !== moment) return false;
    this.#killAt = undefined;
    this.#note(`killed ${moment}`);
    return true;
  }

  /** Frees what a killed process would have left to its operating system. */
  async #bury(life: Life): Promise<void> {
    if (this.#life === life) this.#life = undefined;
    await life.rooms.close().catch(() => undefined);
    await life.log.close();
  }

  async #stop(): Promise<void> {
    if (this.#life) await this.#bury(this.#life);
    await this.#database.close();
  }

  #note(fate: string): void {
    this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
  }
}

function grantOf(deviceId: string): Grant {
  return {
    kind: 'ok',
    puskesmasId: PUSKESMAS,
    deviceId,
    accountId: null,
    mayRead: true,
    mayWrite: true,
    enrolledDevices: (author) => author.startsWith('dv_'),
  };
}
