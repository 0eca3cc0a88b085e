import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { LogPort } from '../log/port.ts';

/** When the newest entry of each Posyandu came in that bears on a month: its register, and its sessions of the month. */
export class Freshness {
  readonly #log: Pick<LogPort, 'listDocuments' | 'readReceivedAt'>;

  constructor(log: Pick<LogPort, 'listDocuments' | 'readReceivedAt'>) {
    this.#log = log;
  }

  /** ms since epoch by Posyandu; those of whom nothing has come are not in it. */
  async readDataThrough(puskesmasId: string, month: LocalMonth): Promise<Map<string, number>> {
    const posyanduOf = new Map<string, string>();
    for (const { documentId } of await this.#log.listDocuments({ puskesmasId })) {
      const ref = parseDocumentId(documentId);
      const bears = ref?.kind === 'register' || (ref?.kind === 'session' && ref.period?.startsWith(`${month}-`));
      if (ref && bears) posyanduOf.set(documentId, ref.posyanduId);
    }
    const newest = new Map<string, number>();
    for (const [documentId, receivedAt] of await this.#log.readReceivedAt(puskesmasId, [...posyanduOf.keys()])) {
      const posyanduId = posyanduOf.get(documentId) ?? '';
      newest.set(posyanduId, Math.max(newest.get(posyanduId) ?? 0, receivedAt));
    }
    return newest;
  }
}
