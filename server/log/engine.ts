import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { AppendOutcome, DocumentAppend } from './port.ts';

/** The operations in which the engines differ; everything else is the same SQL on both. */
export interface LogEngine {
  /** A group of documents' updates in one transaction (rules ST1 to ST4). */
  append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]>;
  /** To be called before documents are read by their name: `log_place` covers all entries that were committed before. */
  completePlaces(): Promise<void>;
  /** Calls back soon after another process may have appended. @returns how to stop */
  watch(onForeignAppend: () => void): () => void;
  /** Ends after what was asked before. */
  close(): Promise<void>;
}

/** Posyandu of a document that is about to be stored. @throws on a name that is none: it should have been refused long before */
export function posyanduOf(documentId: string): string {
  const ref = parseDocumentId(documentId);
  if (!ref) throw new Error(`not the name of a document: ${documentId}`);
  return ref.posyanduId;
}
