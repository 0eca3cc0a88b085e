import * as v from 'valibot';
import { ageDays, completedMonths } from '#lib/domain/age.ts';
import { isLocalDate, lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { CHILD_FACTS, type ChildFact } from '#lib/domain/indicators/child-facts.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from './ask.ts';

/** Schema of a calendar day. */
const localDate = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
const text = v.nullish(v.string());

const weighing = v.object({
  date: localDate,
  weightKg: v.nullish(v.number()),
  lengthHeightCm: v.nullish(v.number()),
});

const child = v.object({
  personId: v.string(),
  name: v.string(),
  sex: v.nullish(v.picklist(['m', 'f'])),
  birthDate: localDate,
  motherName: text,
  hamlet: text,
  rt: text,
  rw: text,
  posyandu: v.string(),
  facts: v.array(v.string()),
  lastWeighing: v.nullish(weighing),
});
const namesAnswer = v.object({ people: v.array(child) });

/** A child behind a number. */
export interface NamedChild extends Omit<v.InferOutput<typeof child>, 'facts'> {
  /** All that is true of the child in that month. */
  readonly facts: readonly ChildFact[];
  /** Completed months at the end of the month, or today where the month still runs. */
  readonly ageMonths: number;
  readonly ageDays: number;
}

/** Which number to open. */
export interface NamesQuestion {
  readonly month: LocalMonth;
  readonly unitId: string;
  readonly fact: ChildFact;
}

/**
 * The children behind a number, by name. The server notes who has looked.
 * @returns `http.noRight` for roles that see no names
 */
export async function loadNames(
  ask: Ask,
  question: NamesQuestion,
  today: LocalDate,
): Promise<Result<readonly NamedChild[], StaffProblem>> {
  const query = new URLSearchParams({ month: question.month, unitId: question.unitId, fact: question.fact });
  const answer = await ask({ path: `/api/puskesmas/names?${query}`, answer: namesAnswer });
  if (!answer.ok) return answer;
  const lastDay = lastDayOfMonth(question.month);
  const on = lastDay < today ? lastDay : today;
  return { ok: true, value: answer.value.people.map((one) => readChild(one, on)) };
}

function readChild(raw: v.InferOutput<typeof child>, on: LocalDate): NamedChild {
  const facts = CHILD_FACTS.filter((fact) => raw.facts.includes(fact));
  return { ...raw, facts, ageMonths: completedMonths(raw.birthDate, on), ageDays: ageDays(raw.birthDate, on) };
}
