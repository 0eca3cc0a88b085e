import { choicesIn, type Answers } from '#lib/domain/screening/answers.ts';
import { EDUCATION_TOPICS, type EducationTopic } from '#lib/domain/education/topics.ts';
import { ownIdentifier, type FhirContext } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import type { ObservedVisit } from './observations.ts';
import { patientKey } from './patient.ts';
import { concept, OWN_TOPIC, SNOMED } from './systems.ts';

/** Spoken of because of an answer given in confidence (cough, feelings): the topic would tell it. @source domain README, access */
const CONFIDENTIAL_TOPICS: ReadonlySet<EducationTopic> = new Set(['kesehatan_jiwa', 'etika_batuk', 'patuh_obat']);

const EDUCATION = { system: SNOMED, code: '409073007', display: 'Education' } as const;

/** The topics of a visit that may leave. */
export function openTopics(answers: Answers): EducationTopic[] {
  const chosen = new Set<string>(choicesIn(answers, 'topics') ?? []);
  return EDUCATION_TOPICS.filter((topic) => chosen.has(topic) && !CONFIDENTIAL_TOPICS.has(topic));
}

/** What was explained at a visit, one Procedure a topic. @source interop.md 3.2 */
export function buildEducation(visit: ObservedVisit, answers: Answers, context: FhirContext): LocalResource[] {
  const { personId, encounter, rowId, practitioner, effective } = visit;
  return openTopics(answers).map((topic) => {
    const key: LocalKey = `Procedure/${rowId}/${topic}`;
    return {
      key,
      personId,
      resource: {
        resourceType: 'Procedure',
        identifier: [ownIdentifier('procedure', uuidOf(key), context)],
        status: 'completed',
        category: concept(EDUCATION),
        code: { coding: [EDUCATION, { system: OWN_TOPIC, code: topic }], text: topic },
        subject: refTo(patientKey(personId)),
        encounter: refTo(encounter),
        performedDateTime: effective,
        performer: [{ actor: practitionerRef(practitioner) }],
      },
    };
  });
}
