import { diffUpdate, encodeStateVector } from 'yjs';
import type { DocumentHead, UpdateContent, UpdateProblem } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { Refusal } from '#lib/sync/messages.ts';
import type { Carrier } from './member.ts';

/** What the check of an update came to. */
export type Checked =
  /** `update` is what the document lacks of it: as it came, or cut down where it repeated something. */
  | { readonly kind: 'new'; readonly update: Uint8Array; readonly content: UpdateContent }
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Devices under whose name the server itself writes; nobody else brings anything new of theirs. */
export const SERVER_DEVICES: ReadonlySet<string> = new Set(['import']);

const KNOWN: Checked = { kind: 'known' };
const GAP: Checked = { kind: 'gap' };

/** Checks an update against the head of its document and the rights of its carrier (SPEC E2, SY5, SY6), without a Y.Doc. */
export function checkUpdate(update: Uint8Array, head: DocumentHead, carrier: Carrier): Checked {
  const read = readUpdate(update, head);
  if (!read.ok) {
    return read.problem.code === 'update.gap' ? GAP : { kind: 'refused', refusal: refusalOf(read.problem) };
  }
  const content = read.value;
  if (content.clocks.size === 0) return KNOWN;
  let device = '';
  for (const tuple of content.tuples) {
    if (tuple.device === device) continue;
    device = tuple.device;
    if (!carrier.takes(device))
      return { kind: 'refused', refusal: { code: 'sync.deviceUnknown', detail: { device: device.slice(0, 64) } } };
  }
  // What is known already is not stored again, however often a device sends its whole copy.
  return {
    kind: 'new',
    update: content.repeats ? diffUpdate(update, encodeStateVector(head.clocks)) : update,
    content,
  };
}

function refusalOf({ code, ...detail }: UpdateProblem): Refusal {
  return { code, detail };
}
