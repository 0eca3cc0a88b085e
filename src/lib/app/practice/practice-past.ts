import { addDays, addMonths, firstDayOfMonth, monthOf, type LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { App } from '../app.svelte.ts';
import { localDateOf } from '../today.ts';
import { PAST_GROUPS, PRACTICE_PEOPLE, PRACTICE_POSYANDU, type PracticePerson } from './practice-people.ts';

/** Day of the month on which the practice Posyandu was open. */
const PAST_DAY = 10;

/** The clock by which the past is lived through. */
export interface PastClock {
  /** ms since epoch; the app's `now` says it. */
  time: number;
}

type Someone = PracticePerson & { readonly personId: string };

/**
 * Lets the practice Posyandu have had its months: registers its people and holds its sessions, oldest first, through the same doors as any cadre.
 * @param app open and signed in, with a clock that says what `clock` says
 * @param now ms since epoch, when practice begins; `clock` stands there again at the end
 */
export async function livePast(app: App, clock: PastClock, now: number): Promise<void> {
  const today = localDateOf(now);
  const months = [...new Set(PRACTICE_PEOPLE.flatMap(({ past }) => past.map(({ monthsAgo }) => monthsAgo)))];
  let people: readonly Someone[] | undefined;
  for (const monthsAgo of months.sort((a, b) => b - a)) {
    clock.time = nineOClock(sessionDayOf(today, monthsAgo));
    await app.workFor(PRACTICE_POSYANDU);
    people ??= await registerAll(app, today);
    await holdSession(app, people, monthsAgo);
  }
  clock.time = now;
  await app.workFor(PRACTICE_POSYANDU);
}

async function registerAll(app: App, today: LocalDate): Promise<readonly Someone[]> {
  const people: Someone[] = [];
  for (const one of PRACTICE_PEOPLE) {
    const birthDate = addDays(today, -one.ageDays);
    const { personId } = valueOf(await app.register?.registerPerson({ ...one.answers, birthDate }));
    people.push({ ...one, personId });
  }
  await startPregnancies(app, people, today);
  return people;
}

async function startPregnancies(app: App, people: readonly Someone[], today: LocalDate): Promise<void> {
  const records = await app.openRecords(['pregnancy']);
  for (const { personId, pregnantDays } of people) {
    if (!records || pregnantDays === undefined) continue;
    const key = { table: 'pregnancy', subject: records.newId() } as const;
    const slots = { personId, lmp: addDays(today, -pregnantDays), gravida: 2 };
    valueOf(await records.state(records.documentFor('register', today), key, [{ type: 'pregnancy', slots }]));
  }
  await records?.close();
}

async function holdSession({ sessionDay: day }: App, people: readonly Someone[], monthsAgo: number): Promise<void> {
  valueOf(await day?.open(PAST_GROUPS));
  for (const { personId, past } of people) {
    const visit = past.find((one) => one.monthsAgo === monthsAgo);
    if (!visit) continue;
    valueOf(await day?.attend(personId, { group: visit.group, kiaBook: true }));
    valueOf(await day?.recordMeasurement(personId, visit.measured));
    for (const step of ['recording', 'service', 'education'] as const) valueOf(await day?.completeStep(personId, step));
  }
  valueOf(await day?.close());
}

function sessionDayOf(today: LocalDate, monthsAgo: number): LocalDate {
  return addDays(firstDayOfMonth(addMonths(monthOf(today), -monthsAgo)), PAST_DAY - 1);
}

/** ms since epoch, by the clock of this device. */
function nineOClock(day: LocalDate): number {
  return new Date(`${day}T09:00:00`).getTime();
}

/** Throws where the past could not be written: practice is then not opened. */
function valueOf<T>(done: Result<T, { readonly code: string }> | undefined): T {
  if (!done?.ok) throw new Error(`practice could not be made: ${done?.problem.code ?? 'not enrolled'}`);
  return done.value;
}
