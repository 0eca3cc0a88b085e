import { expect, test } from 'vitest';
import { countAttempt, takeBack, type Attempts } from './throttle.ts';

const limits = { free: 3, firstWaitMs: 1_000, longestWaitMs: 10_000, forgetMs: 60_000 };
const NOW = 1_000_000;

/** An attempt that must go through. */
function pass(known: Attempts | undefined, now: number): Attempts {
  const counted = countAttempt(known, limits, now);
  if (counted.kind === 'wait') throw new Error(`has to wait ${counted.waitMs} ms`);
  return counted.attempts;
}

/** Attempts one after the other, each as soon as it is let through; the waits after each. */
function waitsOf(attempts: number): number[] {
  let [known, now]: [Attempts | undefined, number] = [undefined, NOW];
  return Array.from({ length: attempts }, () => {
    known = pass(known, now);
    const waitMs = known.openAt - now;
    now = known.openAt;
    return waitMs;
  });
}

test('some attempts are free, then each wait is twice the one before, up to a longest', () => {
  expect(waitsOf(9)).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test('an attempt during a wait is not let through and does not lengthen it', () => {
  const known: Attempts = { count: 4, lastAt: NOW, openAt: NOW + 1_000 };
  expect(countAttempt(known, limits, NOW + 400)).toEqual({ kind: 'wait', waitMs: 600 });
  expect(countAttempt(known, limits, NOW + 999)).toEqual({ kind: 'wait', waitMs: 1 });
  expect(pass(known, NOW + 1_000).count).toBe(5);
});

test('quiet is forgotten', () => {
  const known: Attempts = { count: 9, lastAt: NOW, openAt: NOW + 10_000 };
  expect(pass(known, NOW + limits.forgetMs)).toEqual({
    count: 1,
    lastAt: NOW + limits.forgetMs,
    openAt: NOW + limits.forgetMs,
  });
});

test('who knew the secret is back where she was, with no wait', () => {
  const known: Attempts = { count: 4, lastAt: NOW, openAt: NOW + 1_000 };
  expect(takeBack(known)).toEqual({ count: 3, lastAt: NOW, openAt: NOW });
  expect(takeBack({ ...known, count: 0 }).count).toBe(0);
});
