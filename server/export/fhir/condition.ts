import { ownIdentifier, type FhirContext, type Held } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import { concept, hl7, ICD_10 } from './systems.ts';

/** A diagnosis as a nakes wrote it after seeing somebody. */
export interface Diagnosis {
  /** The referral it belongs to. */
  readonly id: string;
  readonly date: string;
  /** Account of the nakes. */
  readonly by: string;
  /** `E44.1` or `E44.1 Gizi kurang`: it leaves only with a code at its beginning. */
  readonly text: string;
}

const CODED = /^([A-TV-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,2})?)(?:\s+(.+))?$/;

/** Chapters that tell what is confidential here: tuberculosis, HIV, mental health, self-harm, violence. @source domain README, access */
const CONFIDENTIAL_CHAPTERS = /^(A1[5-9]|B2[0-4]|F\d|R45|T7[46]|X[6-8]\d|X9[3-9]|Y0\d|Z2[01]|Z7[2-4]|Z91)/;

/** The code and words of a diagnosis that may leave; undefined for one without a code, or of a confidential chapter. */
export function readIcd10(text: string): { readonly code: string; readonly words?: string } | undefined {
  const [, code, words] = CODED.exec(text.trim()) ?? [];
  if (code === undefined || CONFIDENTIAL_CHAPTERS.test(code)) return undefined;
  return words === undefined ? { code } : { code, words };
}

/** One diagnosis; nothing that a rule of this app has found is one. */
export function buildCondition(
  diagnosis: Diagnosis,
  at: { readonly personId: string; readonly encounter: LocalKey },
  context: FhirContext,
): LocalResource | Held | undefined {
  const coded = readIcd10(diagnosis.text);
  if (!coded) return undefined;
  const { personId, encounter } = at;
  const key: LocalKey = `Condition/${diagnosis.id}`;
  const practitioner = context.practitionerOf(diagnosis.by);
  if (practitioner === undefined) return { key, personId, reason: 'practitioner.unknown' };
  return {
    key,
    personId,
    resource: {
      resourceType: 'Condition',
      identifier: [ownIdentifier('condition', uuidOf(key), context)],
      clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
      category: [hl7('condition-category', 'encounter-diagnosis', 'Encounter Diagnosis')],
      code: concept({ system: ICD_10, code: coded.code, ...(coded.words ? { display: coded.words } : {}) }),
      subject: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      recordedDate: diagnosis.date,
      recorder: practitionerRef(practitioner),
    },
  };
}
