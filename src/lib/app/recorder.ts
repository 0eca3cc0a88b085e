import type { Documents } from '#lib/db/documents.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { EVENT_TYPES, type EventTypeName } from '#lib/events/catalogue.ts';
import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import type { Device } from './device.svelte.ts';
import type { Outside } from './outside.ts';
import type { RecordProblem } from './problems.ts';
import type { SignIn } from './sign-in.svelte.ts';
import type { Ticks } from './ticks.svelte.ts';

/** What is to be stated; who, where and when are added. */
export interface Statement {
  readonly type: EventTypeName;
  readonly subject: string;
  readonly data: { readonly [slot: string]: Json };
  /** Events that were seen and are corrected. */
  readonly replaces?: readonly string[];
}

/** What the recorder needs. */
export interface RecorderPorts {
  readonly documents: Pick<Documents, 'record'>;
  readonly device: Device;
  readonly signIn: SignIn;
  readonly ticks: Ticks;
  readonly outside: Pick<Outside, 'now' | 'newId'>;
}

/** Makes events of statements and records them: the one way by which this device writes. */
export class Recorder {
  readonly #ports: RecorderPorts;

  constructor(ports: RecorderPorts) {
    this.#ports = ports;
  }

  /**
   * Records statements in one go, all of them or none. Resolves when they have their first tick.
   * @returns the events; `signIn.needed`, or why the device could not keep them
   */
  async record(
    documentId: string,
    statements: readonly Statement[],
  ): Promise<Result<readonly PosyanduEvent[], RecordProblem>> {
    const { device, signIn, documents, ticks, outside } = this.#ports;
    const author = signIn.current;
    if (!author || device.standing.kind === 'notEnrolled') return err({ code: 'signIn.needed' });
    const { deviceId } = device.standing;
    const at = outside.now();
    const events = statements.map(({ type, subject, data, replaces }): PosyanduEvent => {
      const envelope = { id: outside.newId(), type, v: EVENT_TYPES[type].version, subject, data };
      const { accountId: by, role } = author;
      return { ...envelope, by, role, device: deviceId, at, ...(replaces?.length ? { replaces } : {}) };
    });
    const ids = events.map(({ id }) => id);
    ticks.begin(ids);
    const recorded = await documents.record(documentId, events);
    if (!recorded.ok) {
      ticks.giveUp(ids);
      return recorded;
    }
    signIn.touch();
    return ok(events);
  }
}
