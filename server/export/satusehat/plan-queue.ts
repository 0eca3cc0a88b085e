import { createHash } from 'node:crypto';
import { canonical } from '#lib/events/fold.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { FhirContext } from '../fhir/context.ts';
import type { LocalKey, LocalResource } from '../fhir/local-keys.ts';
import { buildSession, type ValidatedSession } from '../fhir/session-resources.ts';
import type { Resource } from '../fhir/resources.ts';
import { hl7 } from '../fhir/systems.ts';
import type { QueueRow } from './queue-store.ts';

/** What is to be written so that the queue says what the validated sessions say. */
export interface QueuePlan {
  readonly rows: readonly QueueRow[];
  readonly gone: readonly LocalKey[];
}

/** Resources that belong to a person or a place, not to one session: a session without them takes nothing back. */
const LASTING = /^(Patient|RelatedPerson|EpisodeOfCare|Organization|Location)\//;

/**
 * Compares what the sessions say with the queue:
 * 1. New and changed rows wait; what was sent as it is now is left alone.
 * 2. What a session does not say any more is taken back: marked as entered in error where it was sent, forgotten where it was not.
 * 3. Of a session that is not validated any more nothing more is sent; what was sent stays until nakes have looked again.
 */
export function planQueue(
  sessions: readonly ValidatedSession[],
  known: readonly QueueRow[],
  { context, now }: { readonly context: FhirContext; readonly now: number },
): QueuePlan {
  const before = new Map(known.map((row) => [row.key, row]));
  const wanted = new Map<LocalKey, QueueRow>();
  const heldKeys = new Set<string>();
  let position = 0;
  for (const session of sessions) {
    const { resources, held } = buildSession(session, context);
    let group = '';
    for (const one of resources) {
      if (one.key.startsWith('Encounter/')) group = one.key;
      const groupKey = LASTING.test(one.key) ? one.key : group;
      const source = one.personId === null ? '' : session.documentId;
      wanted.set(one.key, waitingRow(one, { groupKey, source, position: (position += 1), now }, before.get(one.key)));
    }
    for (const { key, personId, reason } of held) {
      heldKeys.add(key);
      const frame = { groupKey: key, source: session.documentId, position: (position += 1) };
      wanted.set(key, heldRow(key, { ...frame, personId, reason }, before.get(key)));
    }
  }
  const isHeld = (key: string) => heldKeys.has(key);
  const validated = new Set(sessions.map(({ documentId }) => documentId));
  const missing = known.filter(({ key }) => !wanted.has(key));
  const gone = missing.filter((row) => row.serverId === null && !row.unsure).map(({ key }) => key);
  const withdrawn = missing
    .filter((row) => row.serverId !== null && validated.has(row.source) && !LASTING.test(row.key))
    // Whoever is held back here has not been taken back.
    .filter((row) => !isHeld(row.groupKey) && !isHeld(`Encounter/${row.source}`))
    .map((row) => withdrawnRow(row, now));
  const rows = [...wanted.values(), ...withdrawn].filter((row) => isChanged(row, before.get(row.key)));
  return { rows, gone };
}

function waitingRow(
  { key, personId, resource }: LocalResource,
  { groupKey, source, position, now }: { groupKey: string; source: string; position: number; now: number },
  known: QueueRow | undefined,
): QueueRow {
  const body = JSON.stringify(resource);
  const hash = hashOf(body);
  const place = { key, groupKey, source, position, personId, body, hash };
  if (!known) return { ...place, ...FRESH, nextAt: now };
  const isSent = known.sentHash === hash;
  if (isSent) return { ...known, ...place, state: 'sent', answer: null };
  const isSame = known.hash === hash && known.state !== 'held';
  return isSame
    ? { ...known, ...place }
    : { ...known, ...place, state: 'waiting', answer: null, tries: 0, nextAt: now };
}

const FRESH = {
  state: 'waiting',
  answer: null,
  tries: 0,
  unsure: false,
  serverId: null,
  sentHash: null,
  sentAt: null,
} as const;

function heldRow(
  key: LocalKey,
  held: { groupKey: string; source: string; position: number; personId: string | null; reason: string },
  known: QueueRow | undefined,
): QueueRow {
  const { reason, ...place } = held;
  const base = known ?? { ...FRESH, body: '', hash: '', nextAt: 0 };
  return { ...base, key, ...place, state: 'held', answer: reason };
}

/** The same resource, marked as entered in error; sent like any change. */
function withdrawnRow(row: QueueRow, now: number): QueueRow {
  const body = JSON.stringify(enteredInError(JSON.parse(row.body) as Resource));
  const hash = hashOf(body);
  return hash === row.hash ? row : { ...row, body, hash, state: 'waiting', answer: null, tries: 0, nextAt: now };
}

function enteredInError(resource: Resource): object {
  if (resource.resourceType !== 'Condition') return { ...resource, status: 'entered-in-error' };
  const { clinicalStatus: _none, ...rest } = resource;
  return { ...rest, verificationStatus: hl7('condition-ver-status', 'entered-in-error', 'Entered in Error') };
}

function isChanged(row: QueueRow, known: QueueRow | undefined): boolean {
  if (!known) return true;
  return (
    row.hash !== known.hash ||
    row.state !== known.state ||
    row.answer !== known.answer ||
    row.position !== known.position ||
    row.source !== known.source
  );
}

function hashOf(body: string): string {
  return createHash('sha256')
    .update(canonical(JSON.parse(body) as Json))
    .digest('hex');
}
