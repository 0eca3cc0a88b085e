import type { CodeableConcept, Coding } from './resources.ts';

/** Systems of identifiers of persons. @source SATUSEHAT playbook, MPI; interop.md 3.1 */
export const NIK = 'https://fhir.kemkes.go.id/id/nik';
export const MOTHERS_NIK = 'https://fhir.kemkes.go.id/id/nik-ibu';

/** Extensions of a patient. @source SATUSEHAT playbook, MPI; interop.md 3.1 */
export const ADMINISTRATIVE_CODE = 'https://fhir.kemkes.go.id/r4/StructureDefinition/administrativeCode';
export const CITIZENSHIP = 'https://fhir.kemkes.go.id/r4/StructureDefinition/citizenshipStatus';

export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
export const UCUM = 'http://unitsofmeasure.org';
export const ICD_10 = 'http://hl7.org/fhir/sid/icd-10';
/** Products, vaccines among them. @source interop.md 3.1 */
export const KFA = 'http://sys-ids.kemkes.go.id/kfa';
/** Codes of Kemkes where SNOMED has none (`OI000007`). @source terminologi Gizi, lampiran 3 */
export const KEMKES_CLINICAL_TERM = 'http://terminology.kemkes.go.id/CodeSystem/clinical-term';
export const KEMKES_EPISODE_TYPE = 'http://terminology.kemkes.go.id/CodeSystem/episodeofcare-type';
/** Scores and questionnaires of this app that no public system names. */
export const OWN_INSTRUMENT = 'urn:posyandu-prima:instrument';

/** Topics of education and foods of this app that no public system names. */
export const OWN_TOPIC = 'urn:posyandu-prima:education';
export const OWN_FOOD = 'urn:posyandu-prima:food';

/** System under which a facility names its own records. @source interop.md 3.1 */
export function ownSystem(kind: string, organizationId: string): string {
  return `http://sys-ids.kemkes.go.id/${kind}/${organizationId}`;
}

/** A concept of one coding. */
export function concept(coding: Coding): CodeableConcept {
  return { coding: [coding] };
}

/** A concept of one of HL7's own code systems: `terminology.hl7.org/CodeSystem/<name>`. */
export function hl7(name: string, code: string, display: string): CodeableConcept {
  return concept({ system: `http://terminology.hl7.org/CodeSystem/${name}`, code, display });
}
