import { compareText } from '#lib/events/fold.ts';
import type { PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import { ownIdentifier, puskesmasOf, type FhirContext } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import type { Coding, EpisodeOfCare, Period } from './resources.ts';
import { concept, KEMKES_EPISODE_TYPE } from './systems.ts';

/**
 * Kinds of episodes. Neither code is printed in our copy of the playbook: a Puskesmas confirms them first.
 * @source SATUSEHAT playbook, ANC and TB modules (K)
 */
export const EPISODE_TYPES: { readonly [kind in EpisodeInput['kind']]: Coding & { readonly uncertain: true } } = {
  pregnancy: { system: KEMKES_EPISODE_TYPE, code: 'ANC', display: 'Antenatal Care', uncertain: true },
  tuberculosis: { system: KEMKES_EPISODE_TYPE, code: 'TB-SO', display: 'Tuberkulosis Sensitif Obat', uncertain: true },
};

/** Care over many visits. What this app holds of a tuberculosis lies in confidence and is never gathered: SITB is its way. */
export interface EpisodeInput {
  readonly kind: 'pregnancy' | 'tuberculosis';
  readonly id: string;
  readonly personId: string;
  readonly fromDate: string;
  /** Missing while it lasts. */
  readonly toDate?: string;
  readonly practitioner: string;
}

export function episodeKey(id: string): LocalKey {
  return `EpisodeOfCare/${id}`;
}

/** The dates of a pregnancy as an episode; undefined where not even its last period is known. */
export function pregnancyEpisode(pregnancy: PregnancyRecord): Pick<EpisodeInput, 'fromDate' | 'toDate'> | undefined {
  const { lmp, deliveryDate, endedDate } = pregnancy;
  const toDate = deliveryDate ?? endedDate;
  if (lmp === undefined || (toDate !== undefined && compareText(toDate, lmp) < 0)) return undefined;
  return toDate === undefined ? { fromDate: lmp } : { fromDate: lmp, toDate };
}

/** An episode that visits refer to. */
export function buildEpisode(input: EpisodeInput, context: FhirContext): LocalResource {
  const { kind, id, personId, fromDate, toDate, practitioner } = input;
  const key = episodeKey(id);
  const period: Period = toDate === undefined ? { start: fromDate } : { start: fromDate, end: toDate };
  const { system, code, display } = EPISODE_TYPES[kind];
  return {
    key,
    personId,
    resource: {
      resourceType: 'EpisodeOfCare',
      identifier: [ownIdentifier('episode-of-care', uuidOf(key), context)],
      status: toDate === undefined ? 'active' : 'finished',
      statusHistory: historyOf(period),
      type: [concept({ system, code, display })],
      patient: refTo(patientKey(personId)),
      managingOrganization: puskesmasOf(context),
      period,
      careManager: practitionerRef(practitioner),
    },
  };
}

function historyOf(period: Period): EpisodeOfCare['statusHistory'] {
  const active = { status: 'active', period } as const;
  return period.end === undefined ? [active] : [active, { status: 'finished', period: { start: period.end } }];
}
