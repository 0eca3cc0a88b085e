import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { AppendOutcome, DocumentAppend } from './port.ts';

/** The one operation in which the engines differ: a group of documents' updates in one transaction (rules ST1 to ST5). */
export interface Appender {
  append(batch: readonly DocumentAppend[]): Promise<AppendOutcome[]>;
}

/** Posyandu of a document that is about to be stored. @throws on a name that is none: it should have been refused long before */
export function posyanduOf(documentId: string): string {
  const ref = parseDocumentId(documentId);
  if (!ref) throw new Error(`not the name of a document: ${documentId}`);
  return ref.posyanduId;
}
