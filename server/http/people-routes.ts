import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { RULE_SET } from '#lib/domain/interpretation.ts';
import { err } from '#lib/domain/result.ts';
import { posyanduOf } from '#lib/events/document-place.ts';
import { familyKey, householdKey } from '#lib/events/person/families.ts';
import { covers, type StaffActor } from '../auth/actor.ts';
import type { Auth } from '../auth/auth.ts';
import { localDateOf } from '../import/today.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import { readFamily } from '../reports/people/family.ts';
import { loadPersonFiles, type PersonFile } from '../reports/people/person-file.ts';
import { readPersonPage } from '../reports/people/person-page.ts';
import type { PeoplePorts, Place } from '../reports/people/place.ts';
import type { SubjectSource } from '../reports/pws/subjects.ts';
import { findUnitView } from '../reports/pws/unit-tree.ts';
import type { Puskesmas, UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

/** What the doors to families and people open onto. */
export interface PeopleRoutePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: ProjectionReader;
  readonly pws: { readonly subjects: SubjectSource };
  readonly now: () => number;
}

/** Somebody, and where she lives. */
interface Found {
  readonly place: Place;
  readonly file: PersonFile;
}

const UNKNOWN = ['person.unknown'] as const;
const PLACE = 'path: [{ unitId, level, name }], computedAt, ruleSet';

/** The last two steps down from a number: the family, and the person. Both are as unknown outside the caller's scope as what there is not. */
export function mountPeople(app: FastifyInstance, ports: PeopleRoutePorts): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/families/:memberId',
    gate: staffGate('names'),
    summary: 'The family of a person, or of a household, each member with what is due. Who looks is written down.',
    answer: `{ ${PLACE}, household: { householdId, headName, hamlet, rt, landmark } | null, problems: [{ kind, reason, colour, since, owner }], members: [{ personId, name, sex, birthDate, motherName, hamlet, rt, last, pregnancy, dosesDue, openReferrals, nextDate, missed, conflicts, problems }] }`,
    input: v.object({ params: v.object({ memberId: idInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const { memberId } = input.params;
      const found = await findPerson(ports, actor, memberId);
      const place = found?.place ?? (await findHousehold(ports, actor, memberId));
      if (!place) return err({ code: 'person.unknown' });
      await recordLook(ports, actor, `family:${memberId}`, place);
      const key = found ? familyKey(found.file.person) : householdKey(memberId);
      return { ...headOf(ports, place), ...(await readFamily(peoplePorts(ports), place, key)) };
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/people/:personId',
    gate: staffGate('names'),
    summary:
      'A person: what is open, each visit with its results, measurements of a child, and as what the person is counted. Nothing that was told in confidence. Who looks is written down.',
    answer: `{ ${PLACE}, places: { posyanduId: name }, personId, name, ..., visits: [{ date, posyanduId, group, result, growth, conflicts }], weighings: [{ date, weightKg, lengthHeightCm, headCm, muacCm }], months: [{ month, facts }] }`,
    input: v.object({ params: v.object({ personId: idInput }) }),
    problems: UNKNOWN,
    handle: async ({ actor, input }) => {
      const found = await findPerson(ports, actor, input.params.personId);
      if (!found) return err({ code: 'person.unknown' });
      const { place, file } = found;
      await recordLook(ports, actor, `person:${file.personId}`, place);
      const answer = await readPersonPage(peoplePorts(ports), place, file);
      const posyandu = await ports.units.listPosyandu(place.puskesmasId);
      const visited = new Set(answer.visits.map(({ posyanduId }) => posyanduId));
      const places = posyandu.filter(({ posyanduId }) => visited.has(posyanduId));
      return {
        ...headOf(ports, place),
        places: Object.fromEntries(places.map(({ posyanduId, name }) => [posyanduId, name])),
        ...answer,
      };
    },
  });
}

function peoplePorts({ reader, pws, now }: PeopleRoutePorts): PeoplePorts {
  return { people: reader, subjects: pws.subjects, today: localDateOf(now()) };
}

function headOf({ now }: PeopleRoutePorts, { view }: Place) {
  return { path: view.path, computedAt: now(), ruleSet: RULE_SET };
}

async function findPerson(ports: PeopleRoutePorts, actor: StaffActor, personId: string): Promise<Found | undefined> {
  for (const puskesmas of await listPuskesmasIn(actor.scope, ports.units)) {
    const [file] = await loadPersonFiles(ports.reader, puskesmas.puskesmasId, [personId]);
    const place = file && (await placeOf(ports, actor, puskesmas, file.posyanduId));
    if (place) return { place, file };
  }
  return undefined;
}

async function findHousehold(ports: PeopleRoutePorts, actor: StaffActor, id: string): Promise<Place | undefined> {
  for (const puskesmas of await listPuskesmasIn(actor.scope, ports.units)) {
    const [row] = await ports.reader.listRows(puskesmas.puskesmasId, 'household', [id]);
    const posyanduId = row && posyanduOf(row.documentId);
    const place = posyanduId === undefined ? undefined : await placeOf(ports, actor, puskesmas, posyanduId);
    if (place) return place;
  }
  return undefined;
}

/** The Posyandu in the tree, as far as the caller answers for it. */
async function placeOf(
  { units }: PeopleRoutePorts,
  { scope }: StaffActor,
  puskesmas: Puskesmas,
  posyanduId: string,
): Promise<Place | undefined> {
  const view = await findUnitView(units, [puskesmas], (unit) => covers(scope, unit), posyanduId);
  return view && { puskesmasId: puskesmas.puskesmasId, posyanduId, view };
}

async function recordLook({ auth }: PeopleRoutePorts, actor: StaffActor, subject: string, place: Place): Promise<void> {
  await auth.audit.record({ actor, action: 'namesRead', subject, puskesmasId: place.puskesmasId });
}
