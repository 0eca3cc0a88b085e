import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { parseDocumentId } from '#lib/doc/document-id.ts';

/** More days than anybody works on at once; what is named beyond them is passed over. */
const MOST_DOCUMENTS = 50;

/** One connected device, as the presence sees it. */
export interface PresenceLine {
  /** True for documents that both devices may hold: of others nothing is told. */
  readonly mayHold: (documentId: string) => boolean;
  readonly send: (documentId: string, update: Uint8Array) => void;
}

/** What came and went with an awareness update. */
interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/**
 * Who is at work on which session day, told from device to device (SPEC PE9). A host tells its guests of each other. Stored nowhere; a sign goes when
 * its person takes it away, when the device it came from is gone, or after half a minute of silence.
 */
export class PeerPresence {
  readonly #days = new Map<string, Awareness>();
  /** Of each line, the Yjs clients whose signs came over it, by document. */
  readonly #lines = new Map<PresenceLine, Map<string, Set<number>>>();

  /** The signs of one document; its local state is this device's own. */
  of(documentId: string): Awareness {
    const known = this.#days.get(documentId);
    if (known) return known;
    const awareness = new Awareness(new Y.Doc());
    // Nobody is here until somebody says so.
    awareness.setLocalState(null);
    awareness.on('update', (change: AwarenessChange, origin: unknown) => this.#tell(documentId, change, origin));
    this.#days.set(documentId, awareness);
    return awareness;
  }

  /** A device has come: it is told of everybody here. */
  join(line: PresenceLine): void {
    this.#lines.set(line, new Map());
    for (const [documentId, awareness] of this.#days) {
      const clients = [...awareness.getStates().keys()];
      if (clients.length > 0 && line.mayHold(documentId)) this.#send(line, documentId, clients);
    }
  }

  /** Takes what a device tells; nothing of documents that it may not hold, nor bytes that are no signs. */
  take(line: PresenceLine, documentId: string, update: Uint8Array): void {
    const isDay = parseDocumentId(documentId)?.kind === 'session';
    const hasRoom = this.#days.has(documentId) || this.#days.size < MOST_DOCUMENTS;
    if (!this.#lines.has(line) || !isDay || !hasRoom || !line.mayHold(documentId)) return;
    try {
      applyAwarenessUpdate(this.of(documentId), update, line);
    } catch {
      // A sign that cannot be read shows nobody; what is stored does not depend on it.
    }
  }

  /** A device has gone, and with it everybody who was told of by it. */
  leave(line: PresenceLine): void {
    const told = this.#lines.get(line);
    this.#lines.delete(line);
    for (const [documentId, clients] of told ?? []) removeAwarenessStates(this.of(documentId), [...clients], line);
  }

  close(): void {
    this.#lines.clear();
    for (const awareness of this.#days.values()) awareness.destroy();
    this.#days.clear();
  }

  #tell(documentId: string, { added, updated, removed }: AwarenessChange, origin: unknown): void {
    const changed = [...added, ...updated, ...removed];
    for (const [line, told] of this.#lines) {
      if (line === origin) {
        const clients = told.get(documentId) ?? new Set();
        for (const client of [...added, ...updated]) clients.add(client);
        for (const client of removed) clients.delete(client);
        told.set(documentId, clients);
      } else if (line.mayHold(documentId)) this.#send(line, documentId, changed);
    }
  }

  #send(line: PresenceLine, documentId: string, clients: number[]): void {
    line.send(documentId, encodeAwarenessUpdate(this.of(documentId), clients));
  }
}
