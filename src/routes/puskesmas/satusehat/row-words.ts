import type { QueuedRow } from '#lib/app/staff/national/satusehat-api.ts';
import { hasNationalText, nationalTextOf, tn } from '#lib/i18n/national-text.ts';

/** What is wrong with a row, and what mends it. */
export interface RowWords {
  readonly why: string;
  readonly todo: string;
}

/** The words of a row that needs somebody; those of SATUSEHAT itself where it refused. */
export function wordsOfRow({ answer }: Pick<QueuedRow, 'answer'>): RowWords {
  const code = answer ?? '';
  if (hasNationalText(`satusehat.why.${code}`)) {
    return { why: nationalTextOf(`satusehat.why.${code}`), todo: nationalTextOf(`satusehat.todo.${code}`) };
  }
  return { why: tn('satusehat.said', { answer: code }), todo: tn('satusehat.said.todo') };
}

/** What kind of thing a row is, in words. */
export function typeOfRow({ type }: Pick<QueuedRow, 'type'>): string {
  return nationalTextOf(`satusehat.type.${type}`);
}
