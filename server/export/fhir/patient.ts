import { completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { isComparableNik } from '#lib/domain/people/nik.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { ownIdentifier, type FhirContext, type HeldReason } from './context.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import type { Address, Extension, Identifier, Patient } from './resources.ts';
import { ADMINISTRATIVE_CODE, CITIZENSHIP, hl7, MOTHERS_NIK, NIK } from './systems.ts';

/** Up to this age a child without a NIK is known by its mother's. *Design default*: registration may take its first year. */
const MOTHERS_NIK_BELOW_MONTHS = 12;

/** Somebody who came, with what the register does not say. */
export interface PatientInput {
  readonly person: PersonRecord;
  /** Kemendagri code of the desa of domicile, 10 digits. */
  readonly villageCode: string | undefined;
  /** 0 for a single birth, else the order of birth. */
  readonly birthOrder: number;
  /** The day from which the age is looked at. */
  readonly on: LocalDate;
}

/** The key of a person. */
export function patientKey(personId: string): LocalKey {
  return `Patient/${personId}`;
}

/** The patient, and the mother where the child is known by her; or why the person stays here. */
export function buildPatient(
  input: PatientInput,
  context: FhirContext,
): { readonly resources: readonly LocalResource[] } | { readonly reason: HeldReason } {
  const { person, birthOrder, on } = input;
  const { personId, name, sex, birthDate } = person;
  const villageCode = digitsOf(input.villageCode);
  if (name === '') return { reason: 'patient.noName' };
  if (sex === undefined) return { reason: 'patient.noSex' };
  if (birthDate === undefined) return { reason: 'patient.noBirthDate' };
  const identity = identityOf(person, birthDate, on);
  if (!identity) return { reason: 'patient.noNik' };
  if (villageCode?.length !== VILLAGE_DIGITS) return { reason: 'patient.noVillageCode' };
  const isNewborn = identity.system === MOTHERS_NIK;
  const key = patientKey(personId);
  const patient: Patient = {
    resourceType: 'Patient',
    identifier: [identity],
    active: true,
    name: [{ use: 'official', text: name }],
    gender: sex === 'm' ? 'male' : 'female',
    birthDate,
    ...(person.status === 'deceased' && person.leftDate ? { deceasedDateTime: person.leftDate } : {}),
    address: [addressOf(person, villageCode)],
    ...(isNewborn ? { maritalStatus: hl7('v3-MaritalStatus', 'S', 'Never Married') } : {}),
    multipleBirthInteger: birthOrder,
    extension: [{ url: CITIZENSHIP, valueCode: 'WNI' }],
  };
  const own = { key, personId, resource: patient };
  return { resources: isNewborn ? [own, motherOf(person, context)] : [own] };
}

const VILLAGE_DIGITS = 10;

function identityOf(person: PersonRecord, birthDate: LocalDate, on: LocalDate): Identifier | undefined {
  const { nik, motherNik } = person;
  if (isComparableNik(nik)) return { use: 'official', system: NIK, value: nik };
  const young = completedMonths(birthDate, on) < MOTHERS_NIK_BELOW_MONTHS;
  return young && isComparableNik(motherNik) ? { use: 'official', system: MOTHERS_NIK, value: motherNik } : undefined;
}

function motherOf({ personId, motherName, motherNik }: PersonRecord, context: FhirContext): LocalResource {
  const key: LocalKey = `RelatedPerson/${personId}/mother`;
  return {
    key,
    personId,
    resource: {
      resourceType: 'RelatedPerson',
      identifier: [
        ...(motherNik === undefined ? [] : [{ system: NIK, value: motherNik }]),
        ownIdentifier('relatedperson', uuidOf(key), context),
      ],
      active: true,
      patient: refTo(patientKey(personId)),
      relationship: [hl7('v3-RoleCode', 'MTH', 'mother')],
      name: [{ use: 'official', text: motherName ?? 'Ibu' }],
      gender: 'female',
    },
  };
}

/** Province, city, district and village are the beginnings of the village's code. @source interop.md 2, 3.1 */
function addressOf({ address, hamlet, rt, rw }: PersonRecord, village: string): Address {
  const line = [address, hamlet].flatMap((part) => (part ? [part] : []));
  const parts: Extension[] = [
    { url: 'province', valueCode: village.slice(0, 2) },
    { url: 'city', valueCode: village.slice(0, 4) },
    { url: 'district', valueCode: village.slice(0, 6) },
    { url: 'village', valueCode: village },
    ...(rt ? [{ url: 'rt', valueCode: rt }] : []),
    ...(rw ? [{ url: 'rw', valueCode: rw }] : []),
  ];
  const extension = [{ url: ADMINISTRATIVE_CODE, extension: parts }];
  return { use: 'home', ...(line.length > 0 ? { line } : {}), country: 'ID', extension };
}

function digitsOf(code: string | undefined): string | undefined {
  return code?.replaceAll('.', '').trim();
}
