import { expect, test } from 'vitest';
import { makeDisk, openTab } from '#tests/support/make-device.ts';
import { ClockCheck, describeOffset } from './clock-check.svelte.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.each([
  [0, undefined],
  [14 * MINUTE, undefined],
  [-20 * MINUTE, { code: 'clock.behind', amount: 20, unit: 'minutes' }],
  [5 * 60 * MINUTE, { code: 'clock.ahead', amount: 5, unit: 'hours' }],
  [-3 * 365 * DAY, { code: 'clock.behind', amount: 1095, unit: 'days' }],
])('a clock that is off by %i ms is told so in words of a size one can grasp', (offMs, told) => {
  expect(describeOffset(offMs)).toEqual(told);
});

test('what was noticed holds after a restart without a network, and ends when the clock is right again', async () => {
  const disk = makeDisk();
  const first = await openTab(disk);
  const now = Date.UTC(2026, 7, 7);
  await new ClockCheck(first.settings).note(now, now + 2 * 365 * DAY);
  await first.close();
  const second = await openTab(disk);
  const check = new ClockCheck(second.settings);
  await check.load();
  expect(check.problem).toEqual({ code: 'clock.ahead', amount: 730, unit: 'days' });
  await check.note(now, now + 1_000);
  expect(check.problem).toBeUndefined();
  await second.close();
});

test('[PE11] a clock that differs from another device is told as that, after a restart too, until the server says which is right', async () => {
  const disk = makeDisk();
  const first = await openTab(disk);
  const now = Date.UTC(2026, 7, 7);
  await new ClockCheck(first.settings).notePeer(now, now - 3 * 365 * DAY);
  await first.close();
  const second = await openTab(disk);
  const check = new ClockCheck(second.settings);
  await check.load();
  expect(check.problem).toEqual({ code: 'clock.differs', amount: 1095, unit: 'days' });
  await check.note(now, now);
  expect(check.problem).toBeUndefined();
  await second.close();
});
