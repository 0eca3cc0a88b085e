import * as Y from 'yjs';
import { decodeAsks, encodeAnswers } from '#lib/sync/batch.ts';

/** A server that can be away, can lose an answer after it has stored what was sent, and can be put back to an older copy of itself. */
export class FaultServer {
  documents = new Map<string, Y.Doc>();
  isUp = true;
  /** The next answer is lost on its way: all is stored, and nobody knows. */
  losesAnswer = false;
  #copy = new Map<string, Uint8Array>();

  readonly post = async (body: Uint8Array) => {
    if (!this.isUp) return { ok: false, problem: { code: 'api.noNetwork' } } as const;
    const answers = (decodeAsks(body) ?? []).map(({ documentId, stateVector, update }) => {
      const doc = this.documents.get(documentId) ?? new Y.Doc({ gc: false });
      this.documents.set(documentId, doc);
      if (update.length > 0) Y.applyUpdate(doc, update);
      // What Yjs keeps aside for want of what goes before is not there: the receipt says so, and the device gives it.
      const refusal = doc.store.pendingStructs ? 'update.gap' : '';
      return {
        documentId,
        update: Y.encodeStateAsUpdate(doc, stateVector),
        receipt: Y.encodeStateVector(doc),
        refusal,
      };
    });
    if (this.losesAnswer) {
      this.losesAnswer = false;
      return { ok: false, problem: { code: 'api.noNetwork' } } as const;
    }
    return { ok: true, value: encodeAnswers(answers) } as const;
  };

  backUp(): void {
    this.#copy = new Map([...this.documents].map(([id, doc]) => [id, Y.encodeStateAsUpdate(doc)]));
  }

  restore(): void {
    this.documents = new Map();
    for (const [id, bytes] of this.#copy) {
      const doc = new Y.Doc({ gc: false });
      Y.applyUpdate(doc, bytes);
      this.documents.set(id, doc);
    }
  }
}
