import { encodeChanged } from '#lib/sync/messages.ts';
import type { Counters } from './counters.ts';
import type { DocumentRoom } from './document-room.ts';
import { frameMessage } from './frames.ts';

/** What hints need of their surroundings. */
export interface HintParts {
  readonly hintMs: number;
  readonly counters: Counters;
  /** Open rooms of a Posyandu; undefined or empty when there are none. */
  readonly roomsOf: (posyanduId: string) => Iterable<DocumentRoom> | undefined;
}

/** Tells the sockets of a Posyandu which of its other documents have changed (SPEC SY8), each at most once in a while. */
export class ChangeHints {
  readonly #parts: HintParts;
  /** Changed documents by Posyandu. */
  #changed = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: HintParts) {
    this.#parts = parts;
  }

  note(posyanduId: string, documentId: string): void {
    if (!this.#hasOtherRooms(posyanduId, documentId)) return;
    const documents = this.#changed.get(posyanduId);
    if (documents) documents.add(documentId);
    else this.#changed.set(posyanduId, new Set([documentId]));
    this.#timer ??= setTimeout(() => this.#tell(), this.#parts.hintMs);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #hasOtherRooms(posyanduId: string, documentId: string): boolean {
    for (const room of this.#parts.roomsOf(posyanduId) ?? []) if (room.key.documentId !== documentId) return true;
    return false;
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = this.#changed;
    this.#changed = new Map();
    for (const [posyanduId, documents] of changed) {
      for (const documentId of documents) {
        const hint = frameMessage(encodeChanged(documentId));
        for (const room of this.#parts.roomsOf(posyanduId) ?? []) {
          if (room.key.documentId !== documentId) this.#send(room, hint);
        }
      }
    }
  }

  #send(room: DocumentRoom, hint: Buffer): void {
    for (const member of room.members) {
      if (!member.wantsReceipts) continue;
      member.send(hint);
      this.#parts.counters.hintsSent += 1;
    }
  }
}
