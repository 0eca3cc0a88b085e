import { Fhir } from 'fhir/fhir.js';
import { describe, expect, test } from 'vitest';
import { numberIn } from '#lib/domain/screening/answers.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import { readPregnancies } from '#lib/events/pregnancy-view.ts';
import { readReferrals } from '#lib/events/referral-view.ts';
import { readDoses } from '#lib/events/dose-view.ts';
import { valueOf } from '#lib/events/slots.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { readSupplies } from '#lib/events/supply-view.ts';
import { buildBundle, referencesIn } from '#server/export/fhir/bundle.ts';
import { buildEncounter } from '#server/export/fhir/encounter.ts';
import { buildSession, type SessionVisit, type ValidatedSession } from '#server/export/fhir/session-resources.ts';
import { EXAMPLE_SESSION_ID, readExampleSessionRows } from '../support/example-session-rows.ts';
import { localDate } from '../support/local-date.ts';
import { makeRow } from '../support/make-row.ts';

const DATE = localDate('2026-08-07');
const NURSE = { role: 'village_nurse' };
const { visits, persons } = readExampleSessionRows();
const context = {
  organizationId: '100000001',
  practitionerOf: (accountId: string) => (accountId === 'K1' ? 'N10000001' : undefined),
  vaccineOf: (antigen: string) => (antigen === 'BCG' ? { kfa: '93005208', display: 'Vaksin BCG' } : undefined),
  productOf: (item: string) => (item === 'VIT_A_MERAH' ? { kfa: '93000001', display: 'Vitamin A' } : undefined),
};
const [FIRST, SECOND] = [visits[0]!.record.personId, visits[1]!.record.personId];
const careRow = (table: 'dose' | 'pregnancy', subject: string, slots: Parameters<typeof makeRow>[1]) =>
  makeRow({ table, documentId: table === 'dose' ? 'care:P1:2026-08' : 'register:P1', subject }, slots, NURSE);

/** What nakes did that day beside the session: two doses, one referral with a diagnosis, the pregnancies of who said her last period. */
const doses = readDoses([
  careRow('dose', 'D1', {
    personId: FIRST,
    antigen: 'BCG',
    date: DATE,
    source: 'nakes',
    batch: 'B-12',
    expiryDate: '2027-01-31',
  }),
  careRow('dose', 'D2', { personId: SECOND, antigen: 'MR', date: DATE, source: 'nakes' }),
]).doses;
const referrals = readReferrals([
  makeRow(
    { table: 'referral', documentId: 'visits:P1:2026-08', subject: 'R1' },
    {
      personId: FIRST,
      date: DATE,
      level: 'emergency',
      fromVisit: EXAMPLE_SESSION_ID,
      state: 'DIUSULKAN',
      reasons: [{ code: 'DANGER_poorSuck' }, { code: 'CONFIDENTIAL' }],
    },
  ),
  makeRow(
    { table: 'referral', documentId: 'care:P1:2026-08', subject: 'R1' },
    { personId: FIRST, date: DATE, state: 'SELESAI' },
    NURSE,
  ),
]);

/** Handed out that day: a capsule whose product is known, tablets whose product is not, and food. */
const supplies = readSupplies(
  [
    ['S1', FIRST, 'VIT_A_MERAH', 1],
    ['S2', SECOND, 'TTD', 30],
    ['S3', FIRST, 'MT_PEMULIHAN', 14],
  ].map(([subject, personId, item, amount]) =>
    makeRow(
      { table: 'supply', documentId: 'visits:P1:2026-08', subject: String(subject) },
      { personId: String(personId), item: String(item), amount: Number(amount), date: DATE },
    ),
  ),
);

/** What was explained to whom; cough etiquette would tell what was answered in confidence. */
const TOPICS = new Map([
  [FIRST, ['imunisasi', 'etika_batuk']],
  [SECOND, ['gizi_seimbang', 'kurangi_garam']],
]);

function taught(record: VisitRecord): VisitRecord {
  const topics = TOPICS.get(record.personId);
  if (!topics) return record;
  const said = makeRow({ table: 'visit', documentId: EXAMPLE_SESSION_ID, subject: record.personId }, { topics });
  return { ...record, row: { ...record.row, slots: { ...record.row.slots, ...said.slots } } };
}

function pregnanciesOf(personId: string) {
  const said = visits.find(({ record }) => record.personId === personId)?.record.row;
  const lmp = valueOf(said, 'lmp');
  return lmp === undefined ? [] : readPregnancies([careRow('pregnancy', `H-${personId}`, { personId, lmp })]);
}

const session: ValidatedSession = {
  documentId: EXAMPLE_SESSION_ID,
  date: DATE,
  place: { posyanduId: 'P1', name: 'Melati 1' },
  validatedBy: 'K1',
  visits: visits.map(({ record }): SessionVisit => {
    const own = record.personId === FIRST;
    return {
      visit: taught(record),
      patient: { person: persons.get(record.personId)!, villageCode: '35.08.91.2003', birthOrder: 0, on: DATE },
      doses: doses.filter((dose) => dose.personId === record.personId).map((dose) => ({ dose, number: 1 })),
      labs: [],
      supplies: supplies.filter(({ personId }) => personId === record.personId),
      referrals: own ? referrals : [],
      diagnoses: own ? [{ id: 'R1', date: DATE, by: 'K1', text: 'P92.5 Kesulitan menyusu' }] : [],
      pregnancies: pregnanciesOf(record.personId),
    };
  }),
};
const { resources, held } = buildSession(session, context);
const fhir = new Fhir();

function count(type: string): number {
  return resources.filter(({ resource }) => resource.resourceType === type).length;
}

/** Visits whose effective value of a slot passes. */
function rowsWith(slot: string, passes: (value: unknown) => boolean): number {
  return visits.filter(({ record }) => passes(valueOf(record.row, slot))).length;
}

const isNumber = (value: unknown) => numberIn({ value }, 'value') !== undefined;

describe('the example day of 90 visitors as FHIR', () => {
  test('the bundle and each resource in it are R4 without an error', () => {
    const bundle = buildBundle(resources);
    const errors = fhir
      .validate(bundle, { errorOnUnexpected: true })
      .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');
    expect(errors).toEqual([]);
    for (const { key, resource } of resources) {
      const found = fhir.validate(resource, { errorOnUnexpected: true }).messages;
      expect(
        found.filter(({ severity }) => severity === 'error' || severity === 'fatal'),
        key,
      ).toEqual([]);
    }
  });

  test('the validator would see an error', () => {
    const broken = { resourceType: 'Encounter', status: 'gone', class: { code: 'AMB' }, beer: true };
    expect(fhir.validate(broken, { errorOnUnexpected: true }).valid).toBe(false);
  });

  test('rows and what became of them', () => {
    const rows = [
      ['visitors', 90, count('Encounter')],
      ['people', new Set(visits.map(({ record }) => record.personId)).size, count('Patient')],
      ['Posyandu', 1, count('Location')],
      ['Posyandu', 1, count('Organization')],
      ['weights', rowsWith('weightKg', isNumber), countCode('29463-7')],
      ['lengths lying', lengthsTaken('recumbent'), countCode('8306-3')],
      ['heights standing', lengthsTaken('standing'), countCode('8308-9')],
      ['heights without a position', lengthsTaken(undefined), countCode('8302-2')],
      ['heads', rowsWith('headCm', isNumber), countCode('9843-4')],
      ['arms', rowsWith('muacCm', isNumber), countCode('284473002')],
      ['waists', rowsWith('waistCm', isNumber), countCode('8280-0')],
      ['pressures', rowsWith('bpSystolic', isNumber), countCode('8480-6')],
      ['pressures', rowsWith('bpDiastolic', isNumber), countCode('8462-4')],
      ['glucose', rowsWith('glucoseRandom', isNumber), countCode('2339-0')],
      ['haemoglobin', rowsWith('hb', isNumber), countCode('718-7')],
      ['cholesterol', rowsWith('cholesterol', isNumber), countCode('2093-3')],
      ['uric acid', rowsWith('uricAcid', isNumber), countCode('3084-1')],
      ['oedema asked', rowsWith('oedema', (value) => value !== undefined), countCode('44966-0')],
      ['AKS', rowsWith('bowel', isNumber), countCode('aks')],
      ['SKILAS', rowsWith('orient', (value) => value !== undefined), countCode('skilas')],
      ['danger signs asked', rowsWith('dangerSigns', Array.isArray), countQuestionnaires('dangerSigns')],
      ['doses with a product', 1, count('Immunization')],
      ['capsules with a product', 1, count('MedicationDispense')],
      ['foods', 1, count('NutritionOrder')],
      ['topics explained', [...TOPICS.values()].flat().length - 1, count('Procedure')],
      ['referrals decided', 1, count('ServiceRequest')],
      ['diagnoses with a code', 1, count('Condition')],
      ['pregnancies', rowsWith('lmp', (value) => value !== undefined), count('EpisodeOfCare')],
    ] as const;
    expect(rows.map(([what, , resources]) => [what, resources])).toEqual(rows.map(([what, from]) => [what, from]));
    expect(rows.filter(([, from]) => from === 0).map(([what]) => what)).toEqual([]);
    expect(held).toEqual([
      { key: 'Immunization/D2', personId: SECOND, reason: 'vaccine.noKfa' },
      { key: 'MedicationDispense/S2', personId: SECOND, reason: 'supply.noKfa' },
    ]);
  });

  test('keys are used once, and nothing refers to what comes later or is missing', () => {
    const known = new Set<string>();
    const urns = buildBundle(resources).entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urns).size).toBe(resources.length);
    for (const [at, { resource }] of resources.entries()) {
      for (const urn of referencesIn(resource)) expect(known.has(urn), `${resource.resourceType} ${urn}`).toBe(true);
      known.add(urns[at]!);
    }
  });

  test('nothing said in confidence leaves, and no cadre is named', () => {
    const confidential = visits.flatMap(({ record }) =>
      Object.keys(record.row.slots).filter((slot) => isConfidentialAnswer(slot)),
    );
    const text = JSON.stringify(resources.map(({ resource }) => resource));
    expect(new Set(confidential).size).toBeGreaterThan(10);
    for (const word of [...new Set(confidential), 'CONFIDENTIAL', 'tbCough', 'K1', 'etika_batuk', 'kesehatan_jiwa']) {
      expect(text).not.toContain(`"${word}`);
    }
  });

  test('a z-score carries its own code and, where there is one, its meaning', () => {
    const z = resources.find(({ key }) => key.endsWith(`/${FIRST}/z-weightForLengthHeight`))?.resource;
    expect(z).toMatchObject({
      code: { coding: [{ system: 'http://snomed.info/sct', code: '1153598007' }] },
      valueQuantity: { value: 0.45 },
      interpretation: [{ coding: [{ code: '248324001' }] }],
    });
  });

  test('without the number of the nakes nothing of the session leaves', () => {
    const unknown = { ...context, practitionerOf: () => undefined };
    expect(buildSession(session, unknown)).toEqual({
      resources: [],
      held: [{ key: `Encounter/${EXAMPLE_SESSION_ID}`, personId: null, reason: 'practitioner.unknown' }],
    });
  });

  test('a visit to a house is of the class HH', () => {
    const input = {
      kind: 'homeVisit',
      key: 'Encounter/H1',
      personId: FIRST,
      practitioner: 'N1',
      from: 0,
      to: 0,
    } as const;
    const visit = buildEncounter({ ...input, episodes: [] }, context).resource;
    expect(visit).toMatchObject({ class: { code: 'HH' }, period: { start: '1970-01-01T00:00:00+00:00' } });
    expect(fhir.validate(visit, { errorOnUnexpected: true }).valid).toBe(true);
  });
});

function countCode(code: string): number {
  return resources.filter(
    ({ resource }) => resource.resourceType === 'Observation' && resource.code.coding?.some((one) => one.code === code),
  ).length;
}

function countQuestionnaires(code: string): number {
  return resources.filter(({ key }) => key.startsWith('QuestionnaireResponse/') && key.endsWith(`/${code}`)).length;
}

function lengthsTaken(position: string | undefined): number {
  return visits.filter(
    ({ record: { row } }) => isNumber(valueOf(row, 'lengthHeightCm')) && valueOf(row, 'position') === position,
  ).length;
}
