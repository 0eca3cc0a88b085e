import * as v from 'valibot';

/** UIDs of DHIS2: a letter, then ten letters or digits. */
const uid = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{10}$/));
const unitId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,64}$/));
const MAX_LINES = 2_000;

/** One figure of ours and what a DHIS2 calls it. */
export const mappedElement = v.object({
  /** Code of a fact, `D`; of weekly ones an event of the hamlet, `report.measles`. */
  fact: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.]{1,64}$/)),
  /** Empty for both together. */
  sex: v.picklist(['', 'm', 'f']),
  /** Age band as facts have it, `12-23`; empty for all together. */
  band: v.pipe(v.string(), v.regex(/^[0-9a-z+-]{0,16}$/)),
  dataElement: uid,
  categoryOptionCombo: uid,
});
export type MappedElement = v.InferOutput<typeof mappedElement>;

/** How the figures of a Puskesmas are called in the DHIS2 of its district. */
export const dhis2Settings = v.object({
  monthlyDataSet: v.union([uid, v.literal('')]),
  weeklyDataSet: v.union([uid, v.literal('')]),
  /** UID of the organisation unit by our desa or Puskesmas. */
  orgUnits: v.record(unitId, uid),
  monthly: v.pipe(v.array(mappedElement), v.maxLength(MAX_LINES)),
  weekly: v.pipe(v.array(mappedElement), v.maxLength(MAX_LINES)),
});
export type Dhis2Settings = v.InferOutput<typeof dhis2Settings>;

/** Nothing is mapped yet: nothing is sent. */
export const NO_SETTINGS: Dhis2Settings = {
  monthlyDataSet: '',
  weeklyDataSet: '',
  orgUnits: {},
  monthly: [],
  weekly: [],
};
