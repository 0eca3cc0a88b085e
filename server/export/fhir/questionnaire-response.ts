import type { Answers } from '#lib/domain/screening/answers.ts';
import { ownIdentifier, type FhirContext } from './context.ts';
import type { SexAndAge } from '#lib/domain/screening/sex-and-age.ts';
import { practitionerRef } from './encounter.ts';
import { INSTRUMENTS, type Instrument } from './instruments.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { buildObservation, type ObservedVisit } from './observations.ts';
import { patientKey } from './patient.ts';
import type { ItemAnswer, QuestionnaireResponse } from './resources.ts';
import { concept, OWN_INSTRUMENT } from './systems.ts';

/** The questionnaires of a visit that were answered, each with the Observation of its score where it has one. */
export function buildQuestionnaires(
  visit: ObservedVisit,
  answers: Answers,
  person: SexAndAge,
  context: FhirContext,
): LocalResource[] {
  return INSTRUMENTS.flatMap((instrument) => {
    const response = buildResponse(visit, answers, instrument, context);
    if (!response) return [];
    const score = instrument.scoreOf(answers, person);
    return score === undefined ? [response] : [response, buildScore(visit, instrument, score, response.key, context)];
  });
}

function buildResponse(
  visit: ObservedVisit,
  answers: Answers,
  { code, items }: Instrument,
  context: FhirContext,
): LocalResource | undefined {
  const item = items.flatMap((linkId): QuestionnaireResponse['item'] => {
    const answer = answersOf(answers[linkId]);
    return answer.length > 0 ? [{ linkId, answer }] : [];
  });
  if (item.length === 0) return undefined;
  const { personId, encounter, rowId, practitioner, effective } = visit;
  const key: LocalKey = `QuestionnaireResponse/${rowId}/${code}`;
  return {
    key,
    personId,
    resource: {
      resourceType: 'QuestionnaireResponse',
      identifier: ownIdentifier('questionnaireresponse', uuidOf(key), context),
      status: 'completed',
      questionnaire: `${OWN_INSTRUMENT}:${code}`,
      subject: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      authored: effective,
      author: practitionerRef(practitioner),
      source: refTo(patientKey(personId)),
      item,
    },
  };
}

function buildScore(
  visit: ObservedVisit,
  { code, title }: Instrument,
  score: number,
  response: LocalKey,
  context: FhirContext,
): LocalResource {
  const what = {
    part: `score-${code}`,
    code: { ...concept({ system: OWN_INSTRUMENT, code, display: title }), text: title },
    category: 'survey',
    value: { valueInteger: score },
    derivedFrom: response,
  } as const;
  return buildObservation(visit, what, context);
}

/** Nothing for a blank with its reason: it is no answer. An empty list of choices says that nothing applied. */
function answersOf(value: unknown): ItemAnswer[] {
  if (typeof value === 'boolean') return [{ valueBoolean: value }];
  if (typeof value === 'number' && Number.isFinite(value)) {
    return [Number.isInteger(value) ? { valueInteger: value } : { valueDecimal: value }];
  }
  if (typeof value === 'string' && value !== '') return [{ valueString: value }];
  if (!Array.isArray(value)) return [];
  const chosen = value.filter((one) => typeof one === 'string');
  return chosen.length > 0 ? chosen.map((one) => ({ valueString: one })) : [{ valueString: 'none' }];
}
