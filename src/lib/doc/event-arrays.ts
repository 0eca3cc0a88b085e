import * as Y from 'yjs';
import { encodeTuple, parseTuple, type EnvelopeProblem, type PosyanduEvent } from '#lib/events/envelope.ts';
import { arrayNameOf, deviceOfArray } from './array-name.ts';

export { arrayNameOf, deviceOfArray };

/** A tuple that could not be read as an event; it stays in the document. */
export interface MalformedTuple {
  readonly device: string;
  readonly raw: unknown;
  readonly problem: EnvelopeProblem;
}

/** Appends events to the arrays of their devices in one transaction, so that they travel as one update. */
export function appendEvents(doc: Y.Doc, events: readonly PosyanduEvent[], origin: unknown = 'append'): void {
  doc.transact(() => {
    for (const [device, own] of Map.groupBy(events, (event) => event.device)) {
      doc.getArray(arrayNameOf(device)).push(own.map(encodeTuple));
    }
  }, origin);
}

/** All events of a document; tuples that are no events are handed back beside them. */
export function readEvents(doc: Y.Doc): { events: PosyanduEvent[]; malformed: MalformedTuple[] } {
  const events: PosyanduEvent[] = [];
  const malformed: MalformedTuple[] = [];
  for (const name of doc.share.keys()) {
    const device = deviceOfArray(name);
    if (device !== undefined) parseTuples(doc.getArray(name).toArray(), device, events, malformed);
  }
  return { events, malformed };
}

/** Parses what lies in the array of `device` into `events` and `malformed`. */
export function parseTuples(
  raws: readonly unknown[],
  device: string,
  events: PosyanduEvent[],
  malformed: MalformedTuple[],
): void {
  for (const raw of raws) {
    const parsed = parseTuple(raw, device);
    if (parsed.ok) events.push(parsed.value);
    else malformed.push({ device, raw, problem: parsed.problem });
  }
}
