import { readTallyGroup, type Tally } from '#lib/domain/indicators/tally.ts';
import type { MappedElement } from './settings.ts';

/** One figure. Values are text on the wire of DHIS2. @source interop.md 6; DHIS2 Web API, dataValueSets */
export interface DataValue {
  readonly dataElement: string;
  readonly categoryOptionCombo: string;
  readonly value: string;
}

/** The figures of one organisation unit and period. */
export interface DataValueSet {
  readonly dataSet: string;
  readonly period: string;
  readonly orgUnit: string;
  readonly dataValues: readonly DataValue[];
}

/** Figures of one unit, as they are counted here. */
export interface CountedUnit {
  readonly orgUnit: string;
  readonly tally: Tally;
  /** A session was held in the period: then a zero is known, else nothing is. */
  readonly sessionHeld: boolean;
}

/**
 * The figures of units in the words of a DHIS2. Zero is sent as 0 where a session was held, and left out where none was: nobody knows then.
 * Units of which nothing is known are left out.
 */
export function buildDataValueSets(
  units: readonly CountedUnit[],
  elements: readonly MappedElement[],
  { dataSet, period }: Pick<DataValueSet, 'dataSet' | 'period'>,
): DataValueSet[] {
  return units.flatMap(({ orgUnit, tally, sessionHeld }) => {
    const dataValues = elements.flatMap((element): DataValue[] => {
      const count = countIn(tally, element);
      if (count === 0 && !sessionHeld) return [];
      const { dataElement, categoryOptionCombo } = element;
      return [{ dataElement, categoryOptionCombo, value: String(count) }];
    });
    return dataValues.length === 0 ? [] : [{ dataSet, period, orgUnit, dataValues }];
  });
}

/** The same as lines of CSV, in the order in which DHIS2 imports them. @source DHIS2 Web API, dataValueSets as CSV */
export function writeDataValuesCsv(sets: readonly DataValueSet[]): string {
  const lines = sets.flatMap(({ dataSet: _all, period, orgUnit, dataValues }) =>
    dataValues.map(({ dataElement, categoryOptionCombo, value }) =>
      [dataElement, period, orgUnit, categoryOptionCombo, '', value].join(','),
    ),
  );
  return ['dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value', ...lines, ''].join('\n');
}

function countIn(tally: Tally, { fact, sex, band }: MappedElement): number {
  const groups = Object.hasOwn(tally, fact) ? (tally[fact] ?? {}) : {};
  return Object.entries(groups)
    .filter(([group]) => {
      const found = readTallyGroup(group);
      return (sex === '' || found.sex === sex) && (band === '' || found.band === band);
    })
    .reduce((sum, [, count]) => sum + count, 0);
}
