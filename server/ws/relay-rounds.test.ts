import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GatherTime } from './gather-time.ts';
import { RelayRounds, type Outgoing } from './relay-rounds.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Counts its rounds. */
function makeOutgoing(): Outgoing & { rounds: number } {
  return {
    rounds: 0,
    send() {
      this.rounds += 1;
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

test('where the process is busy each room gathers for itself, from its own first', () => {
  const rounds = new RelayRounds(() => performance.now(), new GatherTime(performance.now() - 1_000, () => 1));
  const [first, second] = [makeOutgoing(), makeOutgoing()];
  rounds.request(first);
  vi.advanceTimersByTime(15);
  rounds.request(second);
  rounds.request(first);
  vi.advanceTimersByTime(6);
  expect([first.rounds, second.rounds]).toEqual([1, 0]);
  vi.advanceTimersByTime(15);
  expect([first.rounds, second.rounds]).toEqual([1, 1]);
});

test('sending gives way after a slice to what has come in, and goes on', () => {
  let nowMs = 0;
  const rounds = new RelayRounds(() => nowMs);
  const order: string[] = [];
  for (const name of ['first', 'second']) {
    const send = () => {
      nowMs += 20;
      order.push(name);
      setImmediate(() => order.push('came in'));
    };
    rounds.request({ send });
  }
  vi.runAllTimers();
  expect(order).toEqual(['first', 'came in', 'second', 'came in']);
});
