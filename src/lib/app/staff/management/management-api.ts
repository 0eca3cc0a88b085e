import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from '../ask.ts';
import { cadreList, calendar, equipment, stock, targetHistory, targets, unitBook } from './answers.ts';

type Answer<T> = Promise<Result<T, StaffProblem>>;
type Body = { readonly [name: string]: unknown };
const made = v.object({});

/** Reads of klaster 1; `unit` is a Puskesmas or a desa in the scope of the caller. */
export const loadUnitBook = (ask: Ask, year: number) =>
  ask({ path: `/api/management/units?year=${year}`, answer: unitBook });
export const loadCadres = (ask: Ask, unit: string) => ask({ path: `/api/cadres?unit=${unit}`, answer: cadreList });
export const loadCalendar = (ask: Ask, unit: string, month: string) =>
  ask({ path: `/api/calendar?unit=${unit}&month=${month}`, answer: calendar });
export const loadStock = (ask: Ask, unit: string, month: string) =>
  ask({ path: `/api/stock?unit=${unit}&month=${month}`, answer: stock });
export const loadEquipment = (ask: Ask, unit: string) =>
  ask({ path: `/api/equipment?unit=${unit}`, answer: equipment });
export const loadTargets = (ask: Ask, unit: string, year: number) =>
  ask({ path: `/api/targets?unit=${unit}&year=${year}`, answer: targets });
export const loadTargetHistory = (ask: Ask, unit: string, year: number) =>
  ask({ path: `/api/targets/history?unit=${unit}&year=${year}`, answer: targetHistory });

/** Adds something; what it is called is read anew with the list. */
export async function add(ask: Ask, path: string, body: Body): Answer<undefined> {
  const answer = await ask({ method: 'POST', path, body, answer: v.union([made, nothing]) });
  return answer.ok ? { ok: true, value: undefined } : answer;
}

/** Changes what stands. */
export function change(ask: Ask, path: string, body: Body): Answer<undefined> {
  return ask({ method: 'PATCH', path, body, answer: nothing });
}

/** Takes a line of the stock back. */
export function takeBack(ask: Ask, entryId: string): Answer<undefined> {
  return ask({ method: 'DELETE', path: `/api/stock/${entryId}`, answer: nothing });
}
