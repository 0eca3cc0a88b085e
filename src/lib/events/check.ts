import { findEventType, type DocumentKind } from './catalogue.ts';
import { mayHold } from './device-kind.ts';
import { ROLES, type PosyanduEvent } from './envelope.ts';

/** Why an event is kept but not folded. `unknown*` are from a newer app (E6), the others are put aside (E9). */
export type EventProblem =
  | { readonly code: 'event.unknownType'; readonly type: string }
  | { readonly code: 'event.unknownVersion'; readonly type: string; readonly v: number }
  | { readonly code: 'event.wrongDocument'; readonly type: string; readonly kind: DocumentKind }
  | { readonly code: 'event.unknownRole'; readonly role: string }
  | { readonly code: 'event.roleMayNot'; readonly role: string; readonly kind: DocumentKind }
  | { readonly code: 'event.roleNotOfDevice'; readonly role: string };

const CADRES: readonly string[] = ['cadre', 'cadre_lead'];
const NAKES: readonly string[] = ['village_nurse', 'health_officer'];

/** Roles whose events a document of this kind counts; the table of architecture section 2. */
export const WRITERS: { readonly [kind in DocumentKind]: readonly string[] } = {
  register: ['system', ...CADRES, ...NAKES],
  session: ['system', ...CADRES, ...NAKES],
  visits: ['system', ...CADRES, ...NAKES],
  care: ['system', ...NAKES],
  confidential: [...CADRES, ...NAKES],
};

/** Says whether the fold may use this event in a document of this kind; undefined when it may. */
export function checkEvent(event: PosyanduEvent, kind: DocumentKind): EventProblem | undefined {
  const type = findEventType(event.type);
  if (!type) return { code: 'event.unknownType', type: event.type };
  if (event.v > type.version) return { code: 'event.unknownVersion', type: event.type, v: event.v };
  if (!type.documents.includes(kind)) return { code: 'event.wrongDocument', type: event.type, kind };
  if (!ROLES.some((role) => role === event.role)) return { code: 'event.unknownRole', role: event.role };
  const isCadresDoing = type.nakesOnly === true && CADRES.includes(event.role);
  if (isCadresDoing || !WRITERS[kind].includes(event.role)) return { code: 'event.roleMayNot', role: event.role, kind };
  if (!mayHold(event.device, event.role)) return { code: 'event.roleNotOfDevice', role: event.role };
  return undefined;
}

/** True for an event that only a newer app understands: kept, passed on, skipped (E6), and no fault of its author. */
export function isFromNewerApp(problem: EventProblem): boolean {
  return problem.code === 'event.unknownType' || problem.code === 'event.unknownVersion';
}
