import { expect, test } from 'vitest';
import { INDICATORS } from './indicator-list.ts';
import { isUnrecorded } from './unrecorded.ts';

function indicatorOf(code: string) {
  const found = INDICATORS.find((one) => one.code === code);
  if (!found) throw new Error(`no indicator: ${code}`);
  return found;
}

test('a service that nobody in the Puskesmas has had is not written down there', () => {
  const around = new Map([['targetPregnant', 42]]);
  expect(isUnrecorded(indicatorOf('I01'), around)).toBe(true);
  expect(isUnrecorded(indicatorOf('I01'), new Map([...around, ['k1', 1]]))).toBe(false);
});

test('0 of those who were examined, and of things, was seen', () => {
  const nobody = new Map<string, number>();
  expect(isUnrecorded(indicatorOf('I03'), nobody)).toBe(false);
  expect(isUnrecorded(indicatorOf('M03A'), nobody)).toBe(false);
});
