import { computeRollout, PLAIN_PROFILE } from '#lib/domain/management/unit-profile.ts';
import { covers, type Scope } from '../auth/actor.ts';
import type { Posyandu, Puskesmas, Village } from '../units/port.ts';
import type { ManagementPorts } from './management-ports.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** Everything written down of the units in a scope, as the page of units shows it. */
export async function readUnitBook(ports: ManagementPorts, scope: Scope, year: number) {
  const puskesmas = await listPuskesmasIn(scope, ports.units);
  return { year, puskesmas: await Promise.all(puskesmas.map((one) => readOne(ports, scope, year, one))) };
}

async function readOne(
  { units, management }: ManagementPorts,
  scope: Scope,
  year: number,
  { puskesmasId, name }: Puskesmas,
) {
  const book = management.units;
  const [villages, posyandu, profiles, places, plans, population] = await Promise.all([
    units.listVillages(puskesmasId),
    units.listPosyandu(puskesmasId),
    book.listProfiles(puskesmasId),
    book.listPlaces(puskesmasId),
    book.listPlans(puskesmasId),
    book.listPopulation(puskesmasId, year),
  ]);
  const seen = posyandu.filter((unit) => covers(scope, unit));
  const seenVillages = new Set(seen.map(({ villageId }) => villageId));
  const facts = (unitId: string) => ({
    unitId,
    profile: profiles.get(unitId) ?? PLAIN_PROFILE,
    population: population.get(unitId) ?? {},
  });
  const ofSeen = seen.map(({ posyanduId }) => profiles.get(posyanduId) ?? PLAIN_PROFILE);
  const posyanduOf = ({ posyanduId, name, hamlet }: Posyandu) => ({ ...facts(posyanduId), name, hamlet });
  const villageOf = ({ villageId, name, code }: Village) => ({
    ...facts(villageId),
    name,
    code,
    places: places.filter((place) => place.villageId === villageId),
    posyandu: seen.filter((unit) => unit.villageId === villageId).map((unit) => posyanduOf(unit)),
  });
  return {
    ...facts(puskesmasId),
    name,
    // The plan is the whole Puskesmas's; beside one desa it would say nothing.
    rollout: computeRollout(ofSeen, seen.length === posyandu.length ? plans : new Map()),
    villages: villages
      .filter((village) => seenVillages.has(village.villageId) || covers(scope, { ...village, posyanduId: '' }))
      .map((village) => villageOf(village)),
  };
}
