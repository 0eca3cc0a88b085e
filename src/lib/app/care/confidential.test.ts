import { afterEach, expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import { CARE_PROFILE, openCareDevice, registerPerson, type CareDevice } from '#tests/support/make-care.ts';
import { until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { textOf } from '#lib/events/slots.ts';

const TODAY = localDate('2026-08-07');
const TEENAGER = { name: 'Rangga Saputra', sex: 'm', birthDate: '2011-05-20' } as const;
const CALM = {
  comfortableHome: true,
  schoolBurden: false,
  bodyImage: false,
  substance: false,
  suicidal: false,
} as const;

const opened: CareDevice[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function open(accountId: string, server?: MemoryServer): Promise<CareDevice> {
  const device = await openCareDevice(accountId, server);
  opened.push(device);
  return device;
}

async function openWithVisitor(server = new MemoryServer(CARE_PROFILE)) {
  const device = await open('K1', server);
  const person = await registerPerson(device, TEENAGER);
  await device.app.sessionDay?.open(['school_teen']);
  await device.app.sessionDay?.attend(person.personId, { group: 'school_teen' });
  return { device, person, server };
}

function rowOf({ app }: CareDevice, personId: string) {
  return app.sessionDay?.find(personId)?.visit.row;
}

test('answers go to the confidential document, and the session learns only what they came to', async () => {
  const { device, person } = await openWithVisitor();
  const answers = { ...CALM, suicidal: true };
  expect((await device.care.confidential.save({ person, card: 'school_teen', answers })).ok).toBe(true);
  const row = rowOf(device, person.personId);
  expect(textOf(row, 'confidentialLevel')).toBe('emergency');
  expect(textOf(row, 'confidentialColour')).toBe('MERAH_TUA');
  expect(textOf(row, 'confidentialAsked')).toBe(TODAY);
  expect(Object.keys(row?.slots ?? {}).filter((slot) => slot in answers)).toEqual([]);
});

test('who asked sees the answers, another cadre at the same tablet does not', async () => {
  const { device, person } = await openWithVisitor();
  await device.care.confidential.save({ person, card: 'school_teen', answers: { ...CALM, schoolBurden: true } });
  expect(device.care.confidential.answersOf(person.personId, TODAY)).toMatchObject({ schoolBurden: true });
  await device.app.signIn.setPin('K2', '654321');
  expect(device.care.confidential.answersOf(person.personId, TODAY)).toEqual({});
  expect(device.care.confidential.wasAsked(person.personId, TODAY)).toBe(true);
});

test('a correction by who asked lowers what is told; another asker never does', async () => {
  const { device, person } = await openWithVisitor();
  const { confidential } = device.care;
  await confidential.save({ person, card: 'school_teen', answers: { ...CALM, suicidal: true } });
  await confidential.save({ person, card: 'school_teen', answers: { ...CALM, suicidal: false } });
  expect(textOf(rowOf(device, person.personId), 'confidentialLevel')).toBe('none');
  await confidential.save({ person, card: 'school_teen', answers: { ...CALM, suicidal: true } });
  await device.app.signIn.setPin('K2', '654321');
  await confidential.save({ person, card: 'school_teen', answers: CALM });
  expect(textOf(rowOf(device, person.personId), 'confidentialLevel')).toBe('emergency');
});

test('answers of no confidential kind are not written there', async () => {
  const { device, person, server } = await openWithVisitor();
  await device.care.confidential.save({ person, card: 'school_teen', answers: { ...CALM, weightKg: 41 } });
  await device.app.sync.syncNow();
  const kept = server.documents.get('confidential:P1:2026-08');
  expect(kept).toBeDefined();
  expect(JSON.stringify(kept?.getArray('ev:T1').toJSON())).not.toContain('weightKg');
});

test('the midwife reads what a cadre asked', async () => {
  const { device, person, server } = await openWithVisitor();
  await device.care.confidential.save({ person, card: 'school_teen', answers: { ...CALM, substance: true } });
  await device.app.sync.syncNow();
  const nurse = await open('B1', server);
  await nurse.app.sync.syncNow();
  await until(() => nurse.care.confidential.answersOf(person.personId, TODAY)['substance'] === true);
  expect(nurse.care.confidential.answersOf(person.personId, localDate('2026-08-06'))).toEqual({});
});
