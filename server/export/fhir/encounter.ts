import { ownIdentifier, puskesmasOf, instantText, type FhirContext } from './context.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import type { Coding, Reference } from './resources.ts';
import { hl7 } from './systems.ts';

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** At the Posyandu, or in the person's house. @source HL7 v3-ActCode; interop.md 3.2 */
const CLASSES: { readonly [kind in EncounterInput['kind']]: Coding } = {
  session: { system: ACT_CODE, code: 'AMB', display: 'ambulatory' },
  homeVisit: { system: ACT_CODE, code: 'HH', display: 'home health' },
};

/** One visit of one person. */
export interface EncounterInput {
  readonly key: LocalKey;
  readonly kind: 'session' | 'homeVisit';
  readonly personId: string;
  /** IHS number of the responsible nakes. */
  readonly practitioner: string;
  /** First and last entry about the person, ms since epoch. */
  readonly from: number;
  readonly to: number;
  readonly place?: LocalKey;
  readonly episodes: readonly LocalKey[];
}

/** A visit that has ended: people are sent only after nakes have looked the day over. */
export function buildEncounter(input: EncounterInput, context: FhirContext): LocalResource {
  const { key, kind, personId, practitioner, place, episodes } = input;
  const start = instantText(input.from);
  const end = instantText(Math.max(input.from, input.to));
  return {
    key,
    personId,
    resource: {
      resourceType: 'Encounter',
      identifier: [ownIdentifier('encounter', uuidOf(key), context)],
      status: 'finished',
      statusHistory: [
        { status: 'arrived', period: { start, end: start } },
        { status: 'in-progress', period: { start, end } },
        { status: 'finished', period: { start: end, end } },
      ],
      class: CLASSES[kind],
      subject: refTo(patientKey(personId)),
      ...(episodes.length > 0 ? { episodeOfCare: episodes.map(refTo) } : {}),
      participant: [
        {
          type: [hl7('v3-ParticipationType', 'ATND', 'attender')],
          individual: practitionerRef(practitioner),
        },
      ],
      period: { start, end },
      ...(place === undefined ? {} : { location: [{ location: refTo(place) }] }),
      serviceProvider: puskesmasOf(context),
    },
  };
}

/** A nakes, by IHS number. Cadres have none and are never named. @source interop.md 3 */
export function practitionerRef(ihsNumber: string): Reference {
  return { reference: `Practitioner/${ihsNumber}` };
}
