import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import type { RowPlace } from './issue.ts';

/** Device under which the server itself appends; no socket may write its array. */
export const IMPORT_DEVICE = 'import';

/** An event that an import means to append; who, when and ids are added when it is. */
export interface PlannedEvent {
  readonly type: string;
  readonly subject: string;
  readonly data: { readonly [slot: string]: Json };
  readonly replaces?: readonly string[];
}

/** Where an imported statement comes from, as `file#row`; part of the event's `$source`, no slot. */
export function sourceOf({ file, dataRow }: RowPlace): string {
  return `${file}#${dataRow}`;
}

/** What a plan says in one document, in order. */
export interface DocumentPlan {
  readonly documentId: string;
  readonly events: readonly PlannedEvent[];
}

/** Makes events of a plan. */
export function stampEvents(
  planned: readonly PlannedEvent[],
  author: { readonly by: string; readonly at: number; readonly newId: () => string },
): PosyanduEvent[] {
  return planned.map(({ type, subject, data, replaces }) => ({
    id: author.newId(),
    type,
    v: 1,
    subject,
    data,
    by: author.by,
    role: 'system',
    device: IMPORT_DEVICE,
    at: author.at,
    ...(replaces?.length ? { replaces } : {}),
  }));
}
