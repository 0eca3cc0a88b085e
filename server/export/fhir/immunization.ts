import type { DoseEntry } from '#lib/events/dose-view.ts';
import { ownIdentifier, type FhirContext, type Held } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import { concept, hl7, KFA } from './systems.ts';
import { routeOf } from './vaccine-codes.ts';

/** A dose that nakes gave on the day. */
export interface DoseInput {
  readonly dose: DoseEntry;
  readonly personId: string;
  readonly encounter: LocalKey;
  readonly place: LocalKey;
  readonly date: string;
  /** Which dose of the antigen it is, from 1. */
  readonly number: number;
}

/** The dose, or why it stays here: no product of the KFA for the antigen, or a nakes without a number. */
export function buildImmunization(input: DoseInput, context: FhirContext): LocalResource | Held {
  const { dose, personId, encounter, place, date, number } = input;
  const { record, batch, expiryDate, stated } = dose;
  const key: LocalKey = `Immunization/${record.id}`;
  const vaccine = context.vaccineOf(record.antigen, date);
  if (!vaccine) return { key, personId, reason: 'vaccine.noKfa' };
  const practitioner = context.practitionerOf(stated.by);
  if (practitioner === undefined) return { key, personId, reason: 'practitioner.unknown' };
  return {
    key,
    personId,
    resource: {
      resourceType: 'Immunization',
      identifier: [ownIdentifier('immunization', uuidOf(key), context)],
      status: 'completed',
      vaccineCode: concept({ system: KFA, code: vaccine.kfa, display: vaccine.display }),
      patient: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      occurrenceDateTime: date,
      primarySource: true,
      location: refTo(place),
      ...(batch === undefined ? {} : { lotNumber: batch }),
      ...(expiryDate === undefined ? {} : { expirationDate: expiryDate }),
      route: concept(routeOf(record.antigen)),
      performer: [
        {
          function: hl7('v2-0443', 'AP', 'Administering Provider'),
          actor: practitionerRef(practitioner),
        },
      ],
      protocolApplied: [{ doseNumberPositiveInt: number }],
    },
  };
}
