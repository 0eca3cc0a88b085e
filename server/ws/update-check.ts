import { diffUpdate, encodeStateVector } from 'yjs';
import type { CarriedTuple, DocumentHead, UpdateContent, UpdateProblem } from '#lib/doc/document-head.ts';
import { withoutTakenNumbers } from '#lib/doc/forks.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { Refusal } from '#lib/sync/messages.ts';
import type { Carrier } from './member.ts';
import { readSingleAppend } from './single-append.ts';

/** What the check of an update came to; `repeats` where it carries something for places that are filled, which is then to be compared (SPEC SY14). */
export type Checked = Judged & { readonly repeats: boolean };

type Judged =
  /**
   * `update` is what the document takes of it: as it came, or cut down where it repeated something, or where arrays were `left` out
   * that this carrier may not bring.
   */
  | { readonly kind: 'new'; readonly update: Uint8Array; readonly content: UpdateContent; readonly left?: Refusal }
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Devices under whose name the server itself writes; others bring back only what bears the server's seal. */
export const SERVER_DEVICES: ReadonlySet<string> = new Set(['import']);

const KNOWN: Checked = { kind: 'known', repeats: true };
const GAP: Checked = { kind: 'gap', repeats: false };

/** Says whether a tuple proves by itself that it belongs into this document, whoever brings it (seals.ts). */
export type IsProven = (tuple: CarriedTuple) => boolean;

/**
 * Checks an update against the head of its document and the rights of its carrier (SPEC E2, SY5, SY6), without a Y.Doc. Arrays that the carrier
 * may not bring are left out, the rest is taken: what a device has to give must not wait for what somebody else would have to.
 */
export function checkUpdate(
  update: Uint8Array,
  head: DocumentHead,
  carrier: Carrier,
  isProven: IsProven = () => false,
): Checked {
  const single = readSingleAppend(update, head);
  const read = single ? { ok: true as const, value: single } : readUpdate(update, head);
  if (!read.ok) {
    const rest = read.problem.code === 'update.foreignName' ? withoutTakenNumbers(update, head) : undefined;
    if (rest) return { ...checkUpdate(rest, head, carrier, isProven), repeats: true };
    return read.problem.code === 'update.gap'
      ? GAP
      : { kind: 'refused', refusal: refusalOf(read.problem), repeats: false };
  }
  const content = read.value;
  if (content.clocks.size === 0) return KNOWN;
  const foreign = findForeign(content, carrier, isProven);
  const { repeats } = content;
  if (foreign) return { ...leaveOut(update, head, foreign), repeats };
  // What is known already is not stored again, however often a device sends its whole copy.
  return {
    kind: 'new',
    update: repeats ? diffUpdate(update, encodeStateVector(head.clocks)) : update,
    content,
    repeats,
  };
}

/** What a carrier may not bring: the clocks that its clients would reach, and the first array among it. */
interface Foreign {
  readonly clocks: Map<number, number>;
  readonly refusal: Refusal;
}

function findForeign(content: UpdateContent, carrier: Carrier, isProven: IsProven): Foreign | undefined {
  let [device, isTaken, foreign]: [string, boolean, Foreign | undefined] = ['', true, undefined];
  for (const tuple of content.tuples) {
    if (tuple.device !== device) {
      device = tuple.device;
      isTaken = carrier.takes(device);
    }
    const isAuthor = carrier.mayState?.(tuple) ?? true;
    if ((isTaken && isAuthor) || isProven(tuple)) continue;
    const code = isAuthor ? 'sync.deviceUnknown' : 'sync.authorUnknown';
    foreign ??= { clocks: new Map(), refusal: { code, detail: { device: device.slice(0, 64) } } };
    foreign.clocks.set(tuple.client, content.clocks.get(tuple.client) ?? 0);
  }
  return foreign;
}

/** Takes an update without the clients that write arrays its carrier may not bring; no array hangs on another (SPEC E2). */
function leaveOut(update: Uint8Array, head: DocumentHead, { clocks, refusal }: Foreign): Judged {
  const rest = diffUpdate(update, encodeStateVector(new Map([...head.clocks, ...clocks])));
  const read = readUpdate(rest, head);
  if (!read.ok || read.value.clocks.size === 0) return { kind: 'refused', refusal };
  return { kind: 'new', update: rest, content: read.value, left: refusal };
}

function refusalOf({ code, ...detail }: UpdateProblem): Refusal {
  return { code, detail };
}
