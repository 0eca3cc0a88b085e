import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RelayRounds, type Outgoing } from './relay-rounds.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Counts its rounds; each of them takes so long. */
function makeOutgoing(tookMs = 0): Outgoing & { rounds: number } {
  return {
    rounds: 0,
    send() {
      this.rounds += 1;
      vi.advanceTimersByTime(tookMs);
    },
  };
}

test('what is asked for in one turn goes in one round at its end', () => {
  const [rounds, outgoing] = [new RelayRounds(), makeOutgoing()];
  rounds.request(outgoing);
  rounds.request(outgoing);
  expect(outgoing.rounds).toBe(0);
  vi.advanceTimersByTime(0);
  expect(outgoing.rounds).toBe(1);
});

test('nothing goes while a commit is under way, and all of it when it has ended', () => {
  const [rounds, before, during] = [new RelayRounds(), makeOutgoing(), makeOutgoing()];
  rounds.request(before);
  rounds.hold();
  rounds.request(during);
  vi.advanceTimersByTime(500);
  expect([before.rounds, during.rounds]).toEqual([0, 0]);
  rounds.release();
  vi.advanceTimersByTime(0);
  expect([before.rounds, during.rounds]).toEqual([1, 1]);
});

test('a commit that stands still is not waited for', () => {
  const [rounds, outgoing] = [new RelayRounds(), makeOutgoing()];
  rounds.hold();
  rounds.request(outgoing);
  vi.advanceTimersByTime(5_001);
  expect(outgoing.rounds).toBe(1);
});

test('the longer a round took, the longer the next one gathers', () => {
  const [rounds, slow] = [new RelayRounds(), makeOutgoing(20)];
  rounds.request(slow);
  vi.advanceTimersByTime(0);
  rounds.request(slow);
  vi.advanceTimersByTime(15);
  expect(slow.rounds).toBe(1);
  vi.advanceTimersByTime(10);
  expect(slow.rounds).toBe(2);
});
