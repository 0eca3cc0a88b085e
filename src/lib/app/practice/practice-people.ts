import type { Answers } from '#lib/forms/engine/answers.ts';

/** What was weighed and measured on a day of the invented past. */
export interface PastVisit {
  /** How many months before the practice. */
  readonly monthsAgo: number;
  readonly group: string;
  readonly measured: Answers;
}

/** Somebody who does not exist. */
export interface PracticePerson {
  readonly answers: Answers;
  /** Days before the practice at which she or he was born. */
  readonly ageDays: number;
  /** Oldest first. */
  readonly past: readonly PastVisit[];
  /** Days of a pregnancy, by its first day. */
  readonly pregnantDays?: number;
}

/** First name of the child that the guide speaks of. */
export const GUIDED_NAME = 'Bayu';

const child = (group: string, monthsAgo: number, weightKg: number, lengthHeightCm: number): PastVisit => ({
  monthsAgo,
  group,
  measured: { weightKg, lengthHeightCm, position: 'recumbent', oedema: false },
});

/** The people of the practice Posyandu, one for each kind of card a cadre meets; the name says of each that it is an example. */
export const PRACTICE_PEOPLE: readonly PracticePerson[] = [
  {
    answers: { name: `${GUIDED_NAME} Contoh`, sex: 'm', motherName: 'Wati Contoh', rt: '1' },
    ageDays: 320,
    past: [child('infant', 2, 8.1, 70), child('infant', 1, 8.4, 71.5)],
  },
  {
    answers: { name: 'Citra Contoh', sex: 'f', motherName: 'Rini Contoh', rt: '2' },
    ageDays: 850,
    past: [child('toddler', 1, 11.2, 86)],
  },
  { answers: { name: 'Rini Contoh', sex: 'f', rt: '2' }, ageDays: 27 * 365, past: [], pregnantDays: 150 },
  { answers: { name: 'Doni Contoh', sex: 'm', rt: '1' }, ageDays: 13 * 365 + 90, past: [] },
  { answers: { name: 'Sari Contoh', sex: 'f', rt: '3' }, ageDays: 44 * 365, past: [] },
  { answers: { name: 'Karto Contoh', sex: 'm', rt: '3' }, ageDays: 68 * 365, past: [] },
];

/** What is invented of the tablet: what an enrolment would have left. @param serverTime ms since epoch */
export function makePracticeProfile(serverTime: number) {
  return {
    device: { deviceId: PRACTICE_DEVICE.deviceId, name: 'HP latihan' },
    puskesmas: { puskesmasId: 'latihan', name: 'Puskesmas Latihan' },
    village: { villageId: 'latihan', name: 'Desa Latihan' },
    posyandu: [{ posyanduId: PRACTICE_POSYANDU, name: 'Posyandu Latihan' }],
    accounts: [{ accountId: PRACTICE_ACCOUNT, displayName: 'Anda', role: 'cadre', pinVerifier: null }],
    serverTime,
    ruleSet: 'latihan',
  };
}

/** Id of the Posyandu that does not exist; the server gives out none like it. */
export const PRACTICE_POSYANDU = 'latihan';
/** Id of whoever practises. */
export const PRACTICE_ACCOUNT = 'latihan';
/** The tablet that does not exist; its token opens no door. */
export const PRACTICE_DEVICE = { deviceId: 'dv_latihan', token: 'latihan', revoked: false, struckOff: false };

/** Group of sessions of the past: all were served. */
export const PAST_GROUPS = ['infant', 'toddler'] as const;
