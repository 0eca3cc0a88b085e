import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { SKILL_STATUSES, passedSkills, standingAssessments } from '#lib/domain/management/assessment.ts';
import { CADRE_LEVELS, computeCadreStanding } from '#lib/domain/management/cadre-level.ts';
import { isSkill, type Skill } from '#lib/domain/management/skills.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Scope } from '../auth/actor.ts';
import { ASSESSMENT_METHODS, CADRE_POSITIONS, isCadreOn, type Cadre, type CadreMaster } from '../management/cadre.ts';
import { readLastWritten } from './cadre-activity.ts';
import { staffGate } from './gate.ts';
import { idInput, textInput } from './inputs.ts';
import { findManaged, listPosyanduOf, type ManagedUnit } from './managed-unit.ts';
import { dateInput, openDate, openText, recordChange, type ManagementPorts } from './management-ports.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

const masterInput = v.object({
  posyanduId: idInput,
  name: textInput,
  position: v.picklist(CADRE_POSITIONS),
  nik: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{16}$/))), null),
  phone: openText,
  education: openText,
  decreeNumber: openText,
  decreeDate: openDate,
  startDate: openDate,
  endDate: openDate,
});
const skillInput = v.custom<Skill>((code) => typeof code === 'string' && isSkill(code));
const assessmentInput = v.object({
  skill: skillInput,
  status: v.picklist(SKILL_STATUSES),
  date: dateInput,
  validUntil: openDate,
});
const cadreInput = v.object({ cadreId: idInput });

/** Cadres, what they have passed, and the level that it amounts to. People's names: for nakes and the Puskesmas only. */
export function mountCadres(app: FastifyInstance, ports: ManagementPorts): void {
  const { units, management } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/cadres',
    gate: staffGate('management'),
    summary:
      'Cadres of a unit with their skills, level, badges and when they last wrote something. Who looks is written down.',
    answer:
      '{ today, cadres: [{ cadreId, hasAccount, posyanduId, name, position, nik, phone, education, decreeNumber, decreeDate, startDate, endDate, active, level, doneGroups, missing, skills: [{ skill, status, date, validUntil, method, assessorName }], badges: [{ level, date }], lastWrittenAt }] }',
    input: v.object({ query: v.object({ unit: idInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.query.unit);
      if (!unit) return err({ code: 'unit.unknown' });
      const { unitId, puskesmasId } = unit;
      await recordChange(ports, { actor, action: 'namesRead', subject: `cadres:${unitId}`, puskesmasId });
      return await listCadres(ports, unit);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/cadres',
    gate: staffGate('management'),
    summary: 'Writes down a cadre who has no account.',
    answer: '{ cadreId }',
    input: v.object({ body: masterInput }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.body.posyanduId);
      if (unit?.level !== 'posyandu') return err({ code: 'unit.unknown' });
      const { puskesmasId } = unit;
      const cadreId = await management.cadres.save(puskesmasId, input.body);
      await recordChange(ports, { actor, action: 'cadreChange', subject: `cadre:${cadreId}:add`, puskesmasId });
      return { cadreId };
    },
  });
  addRoute(app, {
    method: 'PATCH',
    path: '/api/cadres/:cadreId',
    gate: staffGate('management'),
    summary: 'Writes the master data of a cadre anew; a day of ending puts her out of the count from then on.',
    answer: 'nothing (204)',
    input: v.object({ params: cadreInput, body: masterInput }),
    problems: ['cadre.unknown', 'unit.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findCadre(ports, actor.scope, input.params.cadreId);
      if (!found) return err({ code: 'cadre.unknown' });
      const { cadreId, puskesmasId } = found;
      const to = await findManaged(units, actor.scope, input.body.posyanduId);
      if (to?.level !== 'posyandu' || to.puskesmasId !== puskesmasId) return err({ code: 'unit.unknown' });
      const master: CadreMaster = input.body;
      await management.cadres.save(puskesmasId, master, cadreId);
      await recordChange(ports, { actor, action: 'cadreChange', subject: `cadre:${cadreId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/cadres/:cadreId/assessments',
    gate: staffGate('management'),
    summary: 'Writes down which skills a cadre was assessed on; the caller is the assessor.',
    answer: 'nothing (204)',
    input: v.object({
      params: cadreInput,
      body: v.object({
        method: v.picklist(ASSESSMENT_METHODS),
        assessments: v.pipe(v.array(assessmentInput), v.minLength(1), v.maxLength(25)),
      }),
    }),
    problems: ['cadre.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findCadre(ports, actor.scope, input.params.cadreId);
      if (!found) return err({ code: 'cadre.unknown' });
      const { cadreId, puskesmasId } = found;
      await management.cadres.assess(puskesmasId, cadreId, { ...input.body, by: actor.accountId });
      await recordChange(ports, { actor, action: 'cadreAssess', subject: `cadre:${cadreId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/cadres/:cadreId/badges',
    gate: staffGate('management'),
    summary: 'Writes down that a badge (TKK) was handed out.',
    answer: 'nothing (204)',
    input: v.object({
      params: cadreInput,
      body: v.object({ level: v.picklist(CADRE_LEVELS.filter((level) => level !== 'belum')), date: dateInput }),
    }),
    problems: ['cadre.unknown'],
    handle: async ({ actor, input }) => {
      const found = await findCadre(ports, actor.scope, input.params.cadreId);
      if (!found) return err({ code: 'cadre.unknown' });
      const { cadreId, puskesmasId } = found;
      await management.cadres.giveBadge(puskesmasId, { cadreId, ...input.body, by: actor.accountId });
      await recordChange(ports, { actor, action: 'badgeGive', subject: `cadre:${cadreId}`, puskesmasId });
      return ok(undefined);
    },
  });
}

async function listCadres({ units, management, auth, reader }: ManagementPorts, unit: ManagedUnit) {
  const { puskesmasId } = unit;
  const posyanduIds = new Set((await listPosyanduOf(units, unit)).map(({ posyanduId }) => posyanduId));
  const today = management.today();
  const [cadres, assessments, badges, accounts, lastWritten] = await Promise.all([
    management.cadres.list(puskesmasId),
    management.cadres.listAssessments(puskesmasId),
    management.cadres.listBadges(puskesmasId),
    auth.accounts.list([puskesmasId]),
    readLastWritten(reader, { puskesmasId, posyanduIds, today }),
  ]);
  const names = new Map(accounts.map(({ accountId, displayName }) => [accountId, displayName]));
  const assessmentsOf = Map.groupBy(assessments, ({ cadreId }) => cadreId);
  const badgesOf = Map.groupBy(badges, ({ cadreId }) => cadreId);
  const own = cadres.filter(({ posyanduId }) => posyanduIds.has(posyanduId));
  const lineOf = (cadre: Cadre) => {
    const { cadreId } = cadre;
    const all = assessmentsOf.get(cadreId) ?? [];
    return {
      ...cadre,
      active: isCadreOn(cadre, today),
      ...computeCadreStanding(passedSkills(all, today)),
      skills: [...standingAssessments(all, today).values()].map(
        ({ skill, status, date, validUntil, method, assessorId }) => {
          return { skill, status, date, validUntil, method, assessorName: names.get(assessorId) ?? null };
        },
      ),
      badges: (badgesOf.get(cadreId) ?? []).map(({ level, date }) => ({ level, date })),
      lastWrittenAt: lastWritten.get(cadreId) ?? null,
    };
  };
  return { today, cadres: own.map((cadre) => lineOf(cadre)) };
}

/** A cadre of a Posyandu in a scope; another one is as unknown as none. */
async function findCadre(
  { units, management }: ManagementPorts,
  scope: Scope,
  cadreId: string,
): Promise<(Cadre & { readonly puskesmasId: string }) | undefined> {
  for (const { puskesmasId } of await listPuskesmasIn(scope, units)) {
    const cadre = (await management.cadres.list(puskesmasId)).find((one) => one.cadreId === cadreId);
    if (cadre && (await findManaged(units, scope, cadre.posyanduId))) return { ...cadre, puskesmasId };
  }
  return undefined;
}
