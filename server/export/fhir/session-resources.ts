import { completedYears } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import type { Answers } from '#lib/domain/screening/answers.ts';
import type { LabEntry } from '#lib/events/care-view.ts';
import type { DoseEntry } from '#lib/events/dose-view.ts';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import type { ReferralRecord } from '#lib/events/referral-view.ts';
import { valueOf } from '#lib/events/slots.ts';
import type { SupplyEntry } from '#lib/events/supply-view.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';
import { buildCondition, type Diagnosis } from './condition.ts';
import { instantText, type FhirContext, type Held } from './context.ts';
import { buildEducation } from './education.ts';
import { buildEncounter } from './encounter.ts';
import { buildEpisode, pregnancyEpisode } from './episode-of-care.ts';
import { buildImmunization } from './immunization.ts';
import type { LocalKey, LocalResource } from './local-keys.ts';
import { buildBmi, buildMeasurements, buildZScores, type ObservedVisit } from './observations.ts';
import { buildPatient, type PatientInput } from './patient.ts';
import { buildPlace, locationKey, type PlaceInput } from './places.ts';
import { buildQuestionnaires } from './questionnaire-response.ts';
import { buildServiceRequest } from './service-request.ts';
import { buildSupply } from './supply.ts';

/** One visit of a validated session with everything of the day that belongs to it; all of one person. */
export interface SessionVisit {
  readonly visit: VisitRecord;
  readonly patient: PatientInput;
  /** Given by nakes on the day, with the number of the dose. */
  readonly doses: readonly { readonly dose: DoseEntry; readonly number: number }[];
  /** Measured by nakes on the day. */
  readonly labs: readonly LabEntry[];
  /** Proposed at this session. */
  readonly referrals: readonly ReferralRecord[];
  readonly diagnoses: readonly Diagnosis[];
  /** Handed out on the day. */
  readonly supplies: readonly SupplyEntry[];
  /** Open on the day, or ended since. */
  readonly pregnancies: readonly PregnancyRecord[];
}

/** A session that nakes have looked over. */
export interface ValidatedSession {
  readonly documentId: string;
  readonly date: LocalDate;
  readonly place: PlaceInput;
  /** Account of the nakes who answers for it. */
  readonly validatedBy: string;
  readonly visits: readonly SessionVisit[];
}

/** What leaves of a session, in an order in which nothing refers to what comes later, and what stays with its reason. */
export interface SessionResources {
  readonly resources: readonly LocalResource[];
  readonly held: readonly Held[];
}

/** The key of a visit. */
export function visitKey({ documentId, personId }: Pick<VisitRecord, 'documentId' | 'personId'>): LocalKey {
  return `Encounter/${documentId}/${personId}`;
}

/** Everything that a validated session says to SATUSEHAT. */
export function buildSession(session: ValidatedSession, context: FhirContext): SessionResources {
  const practitioner = context.practitionerOf(session.validatedBy);
  if (practitioner === undefined) {
    const key: LocalKey = `Encounter/${session.documentId}`;
    return { resources: [], held: [{ key, personId: null, reason: 'practitioner.unknown' }] };
  }
  const built = session.visits.map((one) => buildVisit(one, { session, practitioner, context }));
  const resources = [...buildPlace(session.place, context), ...built.flatMap((one) => one.resources)];
  return { resources: onceEach(resources), held: built.flatMap((one) => one.held) };
}

function onceEach(resources: readonly LocalResource[]): LocalResource[] {
  return [...new Map(resources.map((one) => [one.key, one])).values()];
}

interface Frame {
  readonly session: ValidatedSession;
  readonly practitioner: string;
  readonly context: FhirContext;
}

function buildVisit(one: SessionVisit, { session, practitioner, context }: Frame): SessionResources {
  const { visit, patient } = one;
  const { personId } = patient.person;
  // Of doubles that were joined each row stays a visit of its own, of one patient.
  const key = visitKey(visit);
  const identity = buildPatient(patient, context);
  if ('reason' in identity) return { resources: [], held: [{ key, personId, reason: identity.reason }] };
  const episodes = one.pregnancies.flatMap((pregnancy) => {
    const dates = pregnancyEpisode(pregnancy);
    return dates
      ? [buildEpisode({ kind: 'pregnancy', id: pregnancy.id, personId, practitioner, ...dates }, context)]
      : [];
  });
  const times = timesOf(visit);
  const place = locationKey(session.place.posyanduId);
  const encounter = buildEncounter(
    { key, kind: 'session', personId, practitioner, ...times, place, episodes: episodes.map((episode) => episode.key) },
    context,
  );
  const effective = instantText(times.from);
  const observed: ObservedVisit = {
    personId,
    encounter: key,
    rowId: key.slice('Encounter/'.length),
    practitioner,
    effective,
  };
  const outcomes = [
    ...one.doses.map(({ dose, number }) =>
      buildImmunization({ dose, personId, encounter: key, place, date: session.date, number }, context),
    ),
    ...one.referrals.map((referral) => buildServiceRequest(referral, { personId, encounter: key }, context)),
    ...one.supplies.map((supply) => buildSupply({ supply, personId, encounter: key, place, practitioner }, context)),
    ...one.diagnoses.map((diagnosis) => buildCondition(diagnosis, { personId, encounter: key }, context)),
  ].filter((outcome) => outcome !== undefined);
  return {
    resources: [
      ...identity.resources,
      ...episodes,
      encounter,
      ...buildValues(one, observed, context),
      ...outcomes.filter((outcome) => 'resource' in outcome),
    ],
    held: outcomes.filter((outcome) => 'reason' in outcome),
  };
}

/** Measurements, indices, laboratory values and questionnaires of one visit. */
function buildValues(
  { visit, patient, labs }: SessionVisit,
  observed: ObservedVisit,
  context: FhirContext,
): LocalResource[] {
  const { sex, birthDate } = patient.person;
  const answers = openAnswers(visit);
  const ageYears = birthDate === undefined ? undefined : completedYears(birthDate, visit.date);
  const indices =
    sex === undefined || birthDate === undefined || ageYears === undefined
      ? []
      : ageYears < CHILD_BELOW_YEARS
        ? buildZScores(observed, { sex, birthDate }, weighingOf(visit), context)
        : buildBmi(observed, answers, context);
  return [
    ...buildMeasurements(observed, answers, context),
    ...indices,
    ...labs.flatMap((lab) => buildMeasurements({ ...observed, rowId: `lab/${lab.id}` }, openOnly(lab.values), context)),
    ...buildEducation(observed, answers, context),
    ...(ageYears === undefined ? [] : buildQuestionnaires(observed, answers, { sex, ageYears }, context)),
  ];
}

/** From the 19th birthday the grown-up's index counts. @source settled.md 20, 21 */
const CHILD_BELOW_YEARS = 19;

/** The effective values of a visit without anything confidential, should a faulty device have written it there. */
function openAnswers({ row }: VisitRecord): Answers {
  return openOnly(Object.fromEntries(Object.keys(row.slots).map((slot) => [slot, valueOf(row, slot)])));
}

function openOnly(values: Answers): Answers {
  return Object.fromEntries(Object.entries(values).filter(([code]) => !isConfidentialAnswer(code)));
}

/** From arrival, or the first entry, to the last entry about the person; by the clocks of the devices. */
function timesOf({ row, arrivedAt }: VisitRecord): { readonly from: number; readonly to: number } {
  const instants = Object.values(row.slots).flatMap((slot) => slot.map(({ at }) => at));
  const from = arrivedAt ?? Math.min(...instants);
  return { from, to: Math.max(from, ...instants) };
}
