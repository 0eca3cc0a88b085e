import { gatherSessions, type RowSource, type SendingUnit } from '../fhir/gather-sessions.ts';
import type { ValidatedSession } from '../fhir/session-resources.ts';
import { contextOf, type CodeStore, type GivenCode } from './code-store.ts';
import { planQueue } from './plan-queue.ts';
import type { QueueStore } from './queue-store.ts';
import type { RunSummary, SatusehatSender } from './sender.ts';

/** What sending to SATUSEHAT stands on. */
export interface SatusehatPorts {
  readonly source: RowSource;
  readonly queue: QueueStore;
  readonly codes: CodeStore;
  /** Undefined where the environment names no SATUSEHAT: the queue fills and waits. */
  readonly sender: SatusehatSender | undefined;
  readonly units: {
    listPosyandu(puskesmasId: string): Promise<readonly { posyanduId: string; villageId: string; name: string }[]>;
    listVillages(puskesmasId: string): Promise<readonly { villageId: string; code: string | null }[]>;
  };
  /** Brings the projection up to the log. */
  catchUp(): Promise<void>;
  readonly now: () => number;
}

/** What planning came to. */
export type Planned =
  | { readonly kind: 'planned'; readonly sessions: number; readonly changed: number }
  /** The Puskesmas has not entered its own number. */
  | { readonly kind: 'noOrganization' };

/** Brings validated sessions into the queue, and the queue to SATUSEHAT. */
export class Satusehat {
  readonly #ports: SatusehatPorts;

  constructor(ports: SatusehatPorts) {
    this.#ports = ports;
  }

  get queue(): QueueStore {
    return this.#ports.queue;
  }

  get codes(): CodeStore {
    return this.#ports.codes;
  }

  /** True where the environment names a SATUSEHAT. */
  get isConfigured(): boolean {
    return this.#ports.sender !== undefined;
  }

  /** Compares every validated session with the queue and writes what is new, changed or taken back. */
  async plan(puskesmasId: string): Promise<Planned> {
    const { queue, codes, now } = this.#ports;
    await this.#ports.catchUp();
    const given = await codes.list(puskesmasId);
    const context = contextOf(puskesmasId, given);
    if (!context) return { kind: 'noOrganization' };
    const sessions = await this.gather(puskesmasId, given);
    const { rows, gone } = planQueue(sessions, await queue.list(puskesmasId), { context, now: now() });
    await queue.replace(puskesmasId, rows, gone);
    return { kind: 'planned', sessions: sessions.length, changed: rows.length + gone.length };
  }

  /** The validated sessions with all that belongs to them. */
  async gather(puskesmasId: string, given: readonly GivenCode[]): Promise<ValidatedSession[]> {
    const { source, units } = this.#ports;
    const codes = new Map(given.flatMap((one) => (one.kind === 'village' ? [[one.localId, one.code]] : [])));
    for (const { villageId, code } of await units.listVillages(puskesmasId)) {
      if (code !== null && !codes.has(villageId)) codes.set(villageId, code);
    }
    const sending = (await units.listPosyandu(puskesmasId)).map(({ posyanduId, villageId, name }): SendingUnit => {
      return { posyanduId, name, villageCode: codes.get(villageId) };
    });
    return await gatherSessions(source, puskesmasId, sending);
  }

  /** What was refused or waits for its next try is due now. @returns how many rows */
  async tryAgain(puskesmasId: string): Promise<number> {
    return await this.#ports.queue.retry(puskesmasId, this.#ports.now());
  }

  /** Plans, then sends what is due; undefined where nothing is configured, or the Puskesmas has no number. */
  async send(puskesmasId: string): Promise<RunSummary | undefined> {
    const planned = await this.plan(puskesmasId);
    return planned.kind === 'planned' ? await this.sendDue(puskesmasId) : undefined;
  }

  /** Sends what is due of the queue as it stands. */
  async sendDue(puskesmasId: string): Promise<RunSummary | undefined> {
    return await this.#ports.sender?.run(puskesmasId);
  }
}
