import * as v from 'valibot';
import { ok, type Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from '../ask.ts';

const element = v.object({
  fact: v.string(),
  sex: v.picklist(['', 'm', 'f']),
  band: v.string(),
  dataElement: v.string(),
  categoryOptionCombo: v.string(),
});
const settings = v.object({
  monthlyDataSet: v.string(),
  weeklyDataSet: v.string(),
  orgUnits: v.record(v.string(), v.string()),
  monthly: v.array(element),
  weekly: v.array(element),
});
const fact = v.object({ code: v.string(), usedIn: v.array(v.string()) });
const mapping = v.object({
  settings,
  units: v.array(v.object({ unitId: v.string(), level: v.picklist(['puskesmas', 'village']), name: v.string() })),
  facts: v.object({ monthly: v.array(fact), weekly: v.array(fact) }),
  bands: v.array(v.string()),
});
const preview = v.object({
  period: v.string(),
  sets: v.array(
    v.object({
      orgUnit: v.string(),
      dataValues: v.array(v.object({ dataElement: v.string(), categoryOptionCombo: v.string(), value: v.string() })),
    }),
  ),
});

/** One figure of ours and what the DHIS2 calls it. */
export type MappedElement = v.InferOutput<typeof element>;
export type Dhis2Settings = v.InferOutput<typeof settings>;
/** The mapping, and what can be mapped. */
export type Dhis2Mapping = v.InferOutput<typeof mapping>;
/** What a period would be sent as. */
export type Dhis2Preview = v.InferOutput<typeof preview>;
export type Dhis2Kind = 'monthly' | 'weekly';

type Answered<T> = Promise<Result<T, StaffProblem>>;

const UID = /^[A-Za-z][A-Za-z0-9]{10}$/;

/** True for a code as DHIS2 makes them. */
export function isUid(text: string): boolean {
  return UID.test(text);
}

/** True where everything that is entered is a code; a data set may be left out. */
export function isComplete({ monthlyDataSet, weeklyDataSet, orgUnits, monthly, weekly }: Dhis2Settings): boolean {
  const sets = [monthlyDataSet, weeklyDataSet].filter((one) => one !== '');
  const elements = [...monthly, ...weekly].flatMap((one) => [one.dataElement, one.categoryOptionCombo]);
  return [...sets, ...Object.values(orgUnits), ...elements].every(isUid);
}

export function loadMapping(ask: Ask): Answered<Dhis2Mapping> {
  return ask({ path: '/api/dhis2', answer: mapping });
}

export function saveMapping(ask: Ask, entered: Dhis2Settings): Answered<undefined> {
  return ask({ method: 'POST', path: '/api/dhis2/settings', body: { settings: entered }, answer: nothing });
}

export function loadPreview(ask: Ask, period: string): Answered<Dhis2Preview> {
  if (period === '') return Promise.resolve(ok({ period, sets: [] }));
  return ask({ path: `/api/dhis2/preview?${new URLSearchParams({ period })}`, answer: preview });
}

/** Where the file of a period lies. */
export function fileAddress(period: string, format: 'json' | 'csv'): string {
  return `/api/dhis2/file?${new URLSearchParams({ period, format })}`;
}
