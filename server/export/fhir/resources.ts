/** The part of FHIR R4 that leaves this server, typed as narrowly as it is built. @source hl7.org/fhir/R4 */

export interface Coding {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}

export interface Identifier {
  readonly use?: 'official';
  readonly system: string;
  readonly value: string;
}

/** `Practitioner/N10000001`, or the `urn:uuid:` of something that goes along. */
export interface Reference {
  readonly reference: string;
}

/** Instants with offset, or days. */
export interface Period {
  readonly start?: string;
  readonly end?: string;
}

export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly system: string;
  readonly code: string;
}

export interface Extension {
  readonly url: string;
  readonly valueCode?: string;
  readonly extension?: readonly Extension[];
}

export interface Address {
  readonly use: 'home';
  readonly line?: readonly string[];
  readonly country: 'ID';
  readonly extension?: readonly Extension[];
}

interface Identified<Type extends string> {
  readonly resourceType: Type;
  /** The server's id, in an update. */
  readonly id?: string;
  readonly identifier: readonly Identifier[];
}

export interface Patient extends Identified<'Patient'> {
  readonly active: true;
  readonly name: readonly { readonly use: 'official'; readonly text: string }[];
  readonly gender: 'male' | 'female';
  readonly birthDate: string;
  readonly deceasedDateTime?: string;
  readonly address: readonly Address[];
  readonly maritalStatus?: CodeableConcept;
  readonly multipleBirthInteger: number;
  readonly extension: readonly Extension[];
}

export interface RelatedPerson extends Identified<'RelatedPerson'> {
  readonly active: true;
  readonly patient: Reference;
  readonly relationship: readonly CodeableConcept[];
  readonly name: readonly { readonly use: 'official'; readonly text: string }[];
  readonly gender: 'female';
}

export interface Organization extends Identified<'Organization'> {
  readonly active: true;
  readonly type: readonly CodeableConcept[];
  readonly name: string;
  readonly partOf: Reference;
}

export interface Location extends Identified<'Location'> {
  readonly status: 'active';
  readonly mode: 'instance';
  readonly name: string;
  readonly physicalType: CodeableConcept;
  readonly position?: { readonly longitude: number; readonly latitude: number };
  readonly managingOrganization: Reference;
}

export type EncounterStatus = 'arrived' | 'in-progress' | 'finished' | 'entered-in-error';

export interface Encounter extends Identified<'Encounter'> {
  readonly status: EncounterStatus;
  readonly statusHistory: readonly { readonly status: EncounterStatus; readonly period: Period }[];
  readonly class: Coding;
  readonly subject: Reference;
  readonly episodeOfCare?: readonly Reference[];
  readonly participant: readonly { readonly type: readonly CodeableConcept[]; readonly individual: Reference }[];
  readonly period: Period;
  readonly location?: readonly { readonly location: Reference }[];
  readonly serviceProvider: Reference;
}

export interface Observation extends Identified<'Observation'> {
  readonly status: 'final' | 'entered-in-error';
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly effectiveDateTime: string;
  readonly performer: readonly Reference[];
  readonly valueQuantity?: Quantity;
  readonly valueBoolean?: boolean;
  readonly valueInteger?: number;
  readonly interpretation?: readonly CodeableConcept[];
  readonly derivedFrom?: readonly Reference[];
}

export interface Immunization extends Identified<'Immunization'> {
  readonly status: 'completed' | 'entered-in-error';
  readonly vaccineCode: CodeableConcept;
  readonly patient: Reference;
  readonly encounter: Reference;
  readonly occurrenceDateTime: string;
  readonly primarySource: true;
  readonly location?: Reference;
  readonly lotNumber?: string;
  readonly expirationDate?: string;
  readonly route?: CodeableConcept;
  readonly doseQuantity?: Quantity;
  readonly performer: readonly { readonly function: CodeableConcept; readonly actor: Reference }[];
  readonly protocolApplied: readonly { readonly doseNumberPositiveInt: number }[];
}

export interface Condition extends Identified<'Condition'> {
  readonly clinicalStatus?: CodeableConcept;
  readonly verificationStatus?: CodeableConcept;
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly recordedDate: string;
  readonly recorder: Reference;
}

export interface ServiceRequest extends Identified<'ServiceRequest'> {
  readonly status: 'active' | 'completed' | 'revoked' | 'entered-in-error';
  readonly intent: 'order';
  readonly category: readonly CodeableConcept[];
  readonly priority: 'routine' | 'urgent' | 'stat';
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly authoredOn: string;
  readonly requester: Reference;
  readonly reasonCode?: readonly CodeableConcept[];
}

/** One answer; exactly one member is set. */
export interface ItemAnswer {
  readonly valueBoolean?: boolean;
  readonly valueInteger?: number;
  readonly valueDecimal?: number;
  readonly valueString?: string;
}

export interface QuestionnaireResponse extends Omit<Identified<'QuestionnaireResponse'>, 'identifier'> {
  readonly identifier: Identifier;
  readonly status: 'completed' | 'entered-in-error';
  readonly questionnaire: string;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly authored: string;
  readonly author: Reference;
  readonly source: Reference;
  readonly item: readonly { readonly linkId: string; readonly answer: readonly ItemAnswer[] }[];
}

export interface EpisodeOfCare extends Identified<'EpisodeOfCare'> {
  readonly status: 'active' | 'finished' | 'entered-in-error';
  readonly statusHistory: readonly { readonly status: 'active' | 'finished'; readonly period: Period }[];
  readonly type: readonly CodeableConcept[];
  readonly patient: Reference;
  readonly managingOrganization: Reference;
  readonly period: Period;
  readonly careManager: Reference;
}

export interface MedicationDispense extends Identified<'MedicationDispense'> {
  readonly status: 'completed' | 'entered-in-error';
  readonly category: CodeableConcept;
  readonly medicationCodeableConcept: CodeableConcept;
  readonly subject: Reference;
  /** The visit. */
  readonly context: Reference;
  readonly performer: readonly { readonly actor: Reference }[];
  readonly location?: Reference;
  readonly quantity: Quantity;
  readonly whenHandedOver: string;
}

/** Food that was handed out, as days of it. */
export interface NutritionOrder extends Identified<'NutritionOrder'> {
  readonly status: 'completed' | 'entered-in-error';
  readonly intent: 'order';
  readonly patient: Reference;
  readonly encounter: Reference;
  readonly dateTime: string;
  readonly orderer: Reference;
  readonly supplement: readonly {
    readonly type: CodeableConcept;
    readonly productName: string;
    readonly quantity: Quantity;
  }[];
}

export interface Procedure extends Identified<'Procedure'> {
  readonly status: 'completed' | 'entered-in-error';
  readonly category: CodeableConcept;
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly encounter: Reference;
  readonly performedDateTime: string;
  readonly performer: readonly { readonly actor: Reference }[];
}

/** Anything that this server sends. */
export type Resource =
  | Patient
  | RelatedPerson
  | Organization
  | Location
  | EpisodeOfCare
  | Encounter
  | Observation
  | Immunization
  | Condition
  | ServiceRequest
  | QuestionnaireResponse
  | MedicationDispense
  | NutritionOrder
  | Procedure;

export type ResourceType = Resource['resourceType'];

/** What is to be done with one resource of a transaction. */
export interface BundleEntry {
  readonly fullUrl: string;
  readonly resource: Resource;
  readonly request: { readonly method: 'POST' | 'PUT'; readonly url: string };
}

/** All or nothing. */
export interface Bundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly BundleEntry[];
}
