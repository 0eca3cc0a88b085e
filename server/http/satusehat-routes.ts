import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { ANTIGENS } from '#lib/domain/immunisation/schedule.ts';
import { err, ok } from '#lib/domain/result.ts';
import { NAKES_ROLES, type StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { MEDICINES } from '../export/fhir/product-codes.ts';
import { VACCINES_2026_11 } from '../export/fhir/vaccine-codes.ts';
import { CODE_SHAPES, type GivenCode } from '../export/satusehat/code-store.ts';
import type { QueueRow } from '../export/satusehat/queue-store.ts';
import type { Satusehat } from '../export/satusehat/service.ts';
import { CODE_KINDS, ROW_STATES, type CodeKind } from '../export/satusehat/tables.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import type { Puskesmas, UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** What the doors to SATUSEHAT open onto. */
export interface SatusehatRoutePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: Pick<ProjectionReader, 'findPeople'>;
  readonly satusehat: Satusehat;
}

/** So many rows are listed; the counts tell of all. */
const LIST_LIMIT = 500;
const MAX_DISPLAY = 120;
/** The name of a Puskesmas; the first of the caller's where left out. */
const puskesmasInput = v.optional(v.union([v.literal(''), idInput]), '');
const queryInput = v.object({ query: v.object({ puskesmas: puskesmasInput }) });
const codeInput = v.object({
  body: v.object({
    puskesmas: puskesmasInput,
    kind: v.picklist(CODE_KINDS),
    localId: idInput,
    code: v.pipe(v.string(), v.trim(), v.maxLength(20)),
    display: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(MAX_DISPLAY)), ''),
  }),
});
const unitBody = v.object({ body: v.object({ puskesmas: puskesmasInput }) });

/** The queue to SATUSEHAT: what waits, what was sent, what was refused and why; and the numbers that it asks for. */
export function mountSatusehat(app: FastifyInstance, ports: SatusehatRoutePorts): void {
  const { auth, satusehat } = ports;
  const gate = staffGate('satusehat');
  const problems = ['unit.unknown'];
  addRoute(app, {
    method: 'GET',
    path: '/api/satusehat',
    gate,
    summary: 'The queue to SATUSEHAT with the people behind what was not sent. Who looks is written down.',
    answer:
      '{ puskesmasId, configured, states: [{ state, type, count }], rows: [{ key, type, state, answer, name, posyandu, date, tries, nextAt }], codes: [{ kind, localId, label, code, display }] }',
    input: queryInput,
    problems,
    handle: async ({ actor, input: { query } }) => {
      const puskesmas = await findPuskesmas(query.puskesmas, actor, ports.units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId } = puskesmas;
      await auth.audit.record({ actor, action: 'namesRead', subject: `satusehat:${puskesmasId}`, puskesmasId });
      return ok({
        puskesmasId,
        configured: satusehat.isConfigured,
        states: await satusehat.queue.count(puskesmasId),
        rows: await listRows(puskesmasId, ports),
        codes: await listCodes(puskesmas, ports),
      });
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/satusehat/codes',
    gate,
    summary: 'Enters a number that SATUSEHAT or the KFA gave out, or takes it back where it is empty.',
    answer: '204',
    input: codeInput,
    problems: [...problems, 'satusehat.codeMalformed'],
    handle: async ({ actor, input: { body } }) => {
      const puskesmas = await findPuskesmas(body.puskesmas, actor, ports.units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId } = puskesmas;
      const { kind, localId, code, display } = body;
      if (!(await listCodes(puskesmas, ports)).some((one) => one.kind === kind && one.localId === localId)) {
        return err({ code: 'unit.unknown' });
      }
      if (code !== '' && !CODE_SHAPES[kind].test(code)) return err({ code: 'satusehat.codeMalformed' });
      await satusehat.codes.set(puskesmasId, { kind, localId, code, display });
      await auth.audit.record({ actor, action: 'exportSetting', subject: `satusehat:${kind}:${localId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/satusehat/send',
    gate,
    summary:
      'Brings validated sessions into the queue and tries everything again that was refused or waits. Written down.',
    answer: '{ sent, refused, waiting, stopped: { why, nextAt } | null }',
    input: unitBody,
    problems: [...problems, 'satusehat.notConfigured', 'satusehat.noOrganization'],
    perMinute: 10,
    handle: async ({ actor, input: { body } }) => {
      const puskesmas = await findPuskesmas(body.puskesmas, actor, ports.units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId } = puskesmas;
      const planned = await satusehat.plan(puskesmasId);
      if (planned.kind === 'noOrganization') return err({ code: 'satusehat.noOrganization' });
      if (!satusehat.isConfigured) return err({ code: 'satusehat.notConfigured' });
      await satusehat.tryAgain(puskesmasId);
      await auth.audit.record({ actor, action: 'export', subject: `satusehat:${puskesmasId}`, puskesmasId });
      const summary = await satusehat.send(puskesmasId);
      return summary ? ok({ ...summary, stopped: summary.stopped ?? null }) : err({ code: 'satusehat.notConfigured' });
    },
  });
}

/** The Puskesmas asked for, when all of it is the caller's; where none is named, her first. */
export async function findPuskesmas(
  wanted: string,
  actor: StaffActor,
  units: UnitsPort,
): Promise<Puskesmas | undefined> {
  const own = await listPuskesmasIn(actor.scope, units);
  const isWhole = actor.scope.kind === 'all' || actor.scope.kind === 'puskesmas';
  return isWhole ? own.find(({ puskesmasId }) => wanted === '' || puskesmasId === wanted) : undefined;
}

/** What is not sent, the refused first. */
async function listRows(puskesmasId: string, { satusehat, reader, units }: SatusehatRoutePorts) {
  const order = ['refused', 'held', 'waiting'] satisfies (typeof ROW_STATES)[number][];
  const rows: QueueRow[] = [];
  for (const state of order) rows.push(...(await satusehat.queue.list(puskesmasId, state)));
  const shown = rows.slice(0, LIST_LIMIT);
  const ids = [...new Set(shown.flatMap(({ personId }) => personId ?? []))];
  const people = new Map((await reader.findPeople(puskesmasId, ids)).map((one) => [one.personId as string, one.name]));
  const places = new Map((await units.listPosyandu(puskesmasId)).map((one) => [one.posyanduId, one.name]));
  return shown.map(({ key, state, answer, personId, source, tries, nextAt }) => {
    const [, posyanduId = '', date = ''] = source.split(':');
    return {
      key,
      type: key.split('/', 1)[0] ?? '',
      state,
      answer,
      name: personId === null ? null : (people.get(personId) ?? null),
      posyandu: places.get(posyanduId) ?? null,
      date: date === '' ? null : date,
      tries,
      nextAt,
    };
  });
}

/** Every number that is asked for, entered or not. */
async function listCodes(puskesmas: Puskesmas, { satusehat, units, auth }: SatusehatRoutePorts) {
  const { puskesmasId } = puskesmas;
  const given = await satusehat.codes.list(puskesmasId);
  const villages = await units.listVillages(puskesmasId);
  const accounts = await auth.accounts.list([puskesmasId]);
  const nakes = accounts.filter(({ role }) => NAKES_ROLES.some((one) => one === role));
  const line = (kind: CodeKind, localId: string, label: string, known = ''): GivenCode & { readonly label: string } => {
    const found = given.find((one) => one.kind === kind && one.localId === localId);
    return { kind, localId, label, code: found?.code ?? known, display: found?.display ?? '' };
  };
  return [
    line('organization', puskesmasId, puskesmas.name),
    ...nakes.map(({ accountId, displayName }) => line('practitioner', accountId, displayName)),
    ...villages.map(({ villageId, name, code }) => line('village', villageId, name, code ?? '')),
    ...ANTIGENS.map((antigen) => line('vaccine', antigen, antigen, knownProduct(antigen))),
    ...Object.entries(MEDICINES).map(([item, words]) => line('vaccine', item, words)),
  ];
}

/** The product that holds where the Puskesmas names no other. */
function knownProduct(antigen: string): string {
  return VACCINES_2026_11.findLast((one) => one.antigen === antigen)?.kfa ?? '';
}
