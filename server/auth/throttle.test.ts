import { expect, test } from 'vitest';
import { Throttle } from './throttle.ts';

const limits = { free: 3, firstWaitMs: 1_000, longestWaitMs: 10_000, forgetMs: 60_000 };

function makeThrottle() {
  const clock = { now: 1_000_000 };
  return { clock, throttle: new Throttle(limits, () => clock.now) };
}

/** Attempts again and again, each time after the wait it is told; the waits in order. */
function waitsOf({ clock, throttle }: ReturnType<typeof makeThrottle>, attempts: number): number[] {
  return Array.from({ length: attempts }, () => {
    expect(throttle.attempt('key')).toBe(0);
    const waitMs = throttle.attempt('key');
    if (waitMs === 0) throttle.forgive('key');
    clock.now += waitMs;
    return waitMs;
  });
}

test('some attempts are free, then each wait is twice the one before, up to a longest', () => {
  const parts = makeThrottle();
  expect(waitsOf(parts, 9)).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test('an attempt during a wait is not let through and does not lengthen it', () => {
  const { clock, throttle } = makeThrottle();
  for (let i = 0; i < 4; i++) throttle.attempt('key');
  clock.now += 400;
  expect(throttle.attempt('key')).toBe(600);
  clock.now += 599;
  expect(throttle.attempt('key')).toBe(1);
  clock.now += 1;
  expect(throttle.attempt('key')).toBe(0);
});

test('keys do not slow each other down', () => {
  const { throttle } = makeThrottle();
  for (let i = 0; i < 4; i++) throttle.attempt('key');
  expect(throttle.attempt('key')).toBeGreaterThan(0);
  expect(throttle.attempt('another')).toBe(0);
});

test('many attempts at once count before any has an answer', () => {
  const { throttle } = makeThrottle();
  const letThrough = Array.from({ length: 100 }, () => throttle.attempt('key')).filter((waitMs) => waitMs === 0);
  expect(letThrough).toHaveLength(4);
});

test('clear starts anew; forgive takes one attempt back; quiet is forgotten', () => {
  const { clock, throttle } = makeThrottle();
  for (let i = 0; i < 4; i++) throttle.attempt('key');
  throttle.clear('key');
  expect(throttle.attempt('key')).toBe(0);

  for (let i = 0; i < 50; i++) {
    expect(throttle.attempt('knows the secret')).toBe(0);
    throttle.forgive('knows the secret');
  }

  for (let i = 0; i < 6; i++) throttle.attempt('quiet');
  clock.now += limits.forgetMs;
  for (let i = 0; i < 3; i++) expect(throttle.attempt('quiet')).toBe(0);
});
