import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { err, ok } from '#lib/domain/result.ts';
import { PLACE_KINDS } from '#lib/domain/management/staffing.ts';
import { ILP_STATUSES, PACKAGES } from '#lib/domain/management/unit-profile.ts';
import type { Result } from '#lib/domain/result.ts';
import { staffGate } from './gate.ts';
import { idInput, textInput } from './inputs.ts';
import { findManaged, type ManagedUnit } from './managed-unit.ts';
import {
  dateInput,
  openDate,
  openText,
  packagesInput,
  recordChange,
  wholeNumber,
  yearInput,
  yearNumber,
  type ManagementPorts,
} from './management-ports.ts';
import { addRoute } from './route.ts';
import { readUnitBook } from './unit-book-answer.ts';

const territoryCode = v.nullable(v.pipe(v.string(), v.regex(/^\d{2,13}$/)));
const territoryName = v.nullable(textInput);
const profileInput = v.partial(
  v.object({
    ilpStatus: v.picklist(ILP_STATUSES),
    ilpStartDate: v.nullable(dateInput),
    activePackages: packagesInput,
    lokusYear: v.nullable(yearNumber),
    kemendagriCode: territoryCode,
    bpsCode: territoryCode,
    province: territoryName,
    regency: territoryName,
    district: territoryName,
    closedDate: v.nullable(dateInput),
  }),
);
const staffCount = v.optional(v.nullable(wholeNumber), null);
const placeInput = {
  kind: v.picklist(PLACE_KINDS),
  name: textInput,
  partner: openText,
  midwives: staffCount,
  nurses: staffCount,
  closedDate: openDate,
};
const populationInput = v.partial(
  v.object({
    pregnant: wholeNumber,
    postpartum: wholeNumber,
    infant: wholeNumber,
    toddler: wholeNumber,
    preschool: wholeNumber,
    school_teen: wholeNumber,
    adult: wholeNumber,
    elderly: wholeNumber,
  } satisfies { [group in (typeof PACKAGES)[number]]: unknown }),
);

/** Units and their network: reading for all staff, changing for the Puskesmas. Nothing is deleted: units are closed. */
export function mountUnitBook(app: FastifyInstance, ports: ManagementPorts): void {
  const { units, unitChanges, management } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/management/units',
    gate: staffGate('aggregates'),
    summary:
      'Units in the scope of the caller with their network, staff, standing in the roll-out and projected population.',
    answer:
      '{ year, puskesmas: [{ unitId, name, profile, rollout: [{ year, planned, named, done }], population, villages: [{ unitId, name, code, profile, population, places: [{ placeId, kind, name, partner, midwives, nurses, closedDate }], posyandu: [{ unitId, name, hamlet, profile, population }] }] }] }',
    input: v.object({ query: v.object({ year: yearInput }) }),
    handle: ({ actor, input }) => readUnitBook(ports, actor.scope, input.query.year),
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/management/units',
    gate: staffGate('unitChanges'),
    summary:
      'Adds a desa to a Puskesmas, or a Posyandu to a desa; one of that name which is there already is given back.',
    answer: '{ unitId }',
    input: v.object({ body: v.object({ parentId: idInput, name: textInput, hamlet: openText }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { parentId, name, hamlet } = input.body;
      const parent = await findManaged(units, actor.scope, parentId);
      if (!parent || parent.level === 'posyandu') return err({ code: 'unit.unknown' });
      const unitId =
        parent.level === 'puskesmas'
          ? (await units.ensureVillage(parentId, name)).villageId
          : (await units.ensurePosyandu(parentId, name, hamlet ?? undefined)).posyanduId;
      const { puskesmasId } = parent;
      await recordChange(ports, { actor, action: 'unitChange', subject: `unit:${unitId}:add`, puskesmasId });
      return { unitId };
    },
  });
  addRoute(app, {
    method: 'PATCH',
    path: '/api/management/units/:unitId',
    gate: staffGate('unitChanges'),
    summary: 'Renames, moves or closes a unit, or changes how it stands in the roll-out; what is not named stays.',
    answer: 'nothing (204)',
    input: v.object({
      params: v.object({ unitId: idInput }),
      body: v.object({
        name: v.optional(textInput),
        hamlet: v.optional(v.nullable(textInput)),
        villageId: v.optional(idInput),
        profile: v.optional(profileInput, {}),
      }),
    }),
    problems: ['unit.unknown', 'unit.nameTaken'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.params.unitId);
      if (!unit) return err({ code: 'unit.unknown' });
      const renamed = await change(unit, input.body);
      if (!renamed.ok) return renamed;
      const { unitId, puskesmasId } = unit;
      await management.units.changeProfile(puskesmasId, unitId, input.body.profile);
      await recordChange(ports, { actor, action: 'unitChange', subject: `unit:${unitId}`, puskesmasId });
      return ok(undefined);
    },
  });

  /** Name and place of a unit. */
  async function change(
    unit: ManagedUnit,
    to: {
      readonly name?: string | undefined;
      readonly hamlet?: string | null | undefined;
      readonly villageId?: string | undefined;
    },
  ): Promise<Result<undefined, { readonly code: string }>> {
    if (unit.level === 'posyandu') {
      const posyandu = await units.findPosyandu(unit.unitId);
      const village = await units.findVillage(to.villageId ?? unit.villageId);
      // A Posyandu stays within its Puskesmas: every key of its documents begins with it.
      if (!posyandu || village?.puskesmasId !== unit.puskesmasId) return err({ code: 'unit.unknown' });
      const { villageId } = village;
      const hamlet = to.hamlet === undefined ? posyandu.hamlet : to.hamlet;
      return await unitChanges.changePosyandu({ ...posyandu, villageId, hamlet, name: to.name ?? posyandu.name });
    }
    if (to.name === undefined) return ok(undefined);
    return unit.level === 'village'
      ? await unitChanges.renameVillage(unit, to.name)
      : await unitChanges.renamePuskesmas(unit.puskesmasId, to.name);
  }

  addRoute(app, {
    method: 'POST',
    path: '/api/management/places',
    gate: staffGate('unitChanges'),
    summary: 'Adds a place to the network of a desa: Pustu, Poskesdes, Polindes, hamlet, UKS, Pos UKK.',
    answer: '{ placeId }',
    input: v.object({ body: v.object({ ...placeInput, villageId: idInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const village = await findManaged(units, actor.scope, input.body.villageId);
      if (village?.level !== 'village') return err({ code: 'unit.unknown' });
      const { puskesmasId } = village;
      const placeId = await management.units.addPlace(puskesmasId, input.body);
      await recordChange(ports, { actor, action: 'unitChange', subject: `place:${placeId}:add`, puskesmasId });
      return { placeId };
    },
  });
  addRoute(app, {
    method: 'PATCH',
    path: '/api/management/places/:placeId',
    gate: staffGate('unitChanges'),
    summary: 'Writes a place anew: its kind, name, staff, partner, and the day it closed.',
    answer: 'nothing (204)',
    input: v.object({
      params: v.object({ placeId: idInput }),
      body: v.object({ ...placeInput, villageId: idInput }),
    }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { placeId } = input.params;
      const village = await findManaged(units, actor.scope, input.body.villageId);
      if (village?.level !== 'village') return err({ code: 'unit.unknown' });
      const { puskesmasId } = village;
      const known = (await management.units.listPlaces(puskesmasId)).find((place) => place.placeId === placeId);
      if (known?.villageId !== village.villageId) return err({ code: 'unit.unknown' });
      await management.units.changePlace(puskesmasId, { ...input.body, placeId });
      await recordChange(ports, { actor, action: 'unitChange', subject: `place:${placeId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/management/population',
    gate: staffGate('unitChanges'),
    summary: 'Sets the projected population of a unit and year for the life-cycle groups named.',
    answer: 'nothing (204)',
    input: v.object({ body: v.object({ unitId: idInput, year: yearNumber, population: populationInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { unitId, year, population } = input.body;
      const unit = await findManaged(units, actor.scope, unitId);
      if (!unit) return err({ code: 'unit.unknown' });
      const { puskesmasId } = unit;
      await management.units.setPopulation(puskesmasId, unitId, year, population);
      await recordChange(ports, { actor, action: 'unitChange', subject: `population:${unitId}:${year}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/management/rollout',
    gate: staffGate('unitChanges'),
    summary: 'Sets how many Posyandu a Puskesmas plans to take into the roll-out in a year.',
    answer: 'nothing (204)',
    input: v.object({ body: v.object({ unitId: idInput, year: yearNumber, planned: wholeNumber }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const { unitId, year, planned } = input.body;
      const unit = await findManaged(units, actor.scope, unitId);
      if (unit?.level !== 'puskesmas') return err({ code: 'unit.unknown' });
      await management.units.setPlan(unitId, year, planned);
      await recordChange(ports, {
        actor,
        action: 'unitChange',
        subject: `rollout:${unitId}:${year}`,
        puskesmasId: unitId,
      });
      return ok(undefined);
    },
  });
}
