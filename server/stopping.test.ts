import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { stopOnSignals, type StopParts } from './stopping.ts';

/** A process that notes how it was ended. */
function makeProcess(parts: Partial<StopParts>) {
  const signals = new EventEmitter();
  const said: string[] = [];
  const clock = { now: 0 };
  stopOnSignals({
    stop: () => new Promise(() => undefined),
    limitMs: 60_000,
    signals,
    now: () => clock.now,
    exit: (code) => void signals.emit('exit', code),
    say: (line) => void said.push(line),
    onFailure: (error) => void signals.emit('failure', error),
    ...parts,
  });
  return { signals, said, clock };
}

test('a signal stops in order, once, and nothing ends by force', async () => {
  let stops = 0;
  const stopped = Promise.withResolvers<void>();
  const { signals, said } = makeProcess({
    stop: async () => {
      stops += 1;
      stopped.resolve();
    },
  });
  signals.on('exit', (code) => said.push(`exit ${code}`));
  signals.emit('SIGTERM');
  await stopped.promise;
  expect([stops, said]).toEqual([1, []]);
});

test.each(['SIGTERM', 'SIGINT'])('a second signal (%s) ends at once', async (second) => {
  const { signals, said, clock } = makeProcess({});
  signals.emit('SIGTERM');
  const ended = once(signals, 'exit');
  // The same press of a key, passed on by who started us.
  clock.now = 999;
  signals.emit(second);
  expect(said).toEqual([]);
  clock.now = 1_000;
  signals.emit(second);
  expect(await ended).toEqual([1]);
  expect(said).toEqual(['Ended at once by a second signal.']);
});

test('a stop that takes too long is ended as it is', async () => {
  const { signals, said } = makeProcess({ limitMs: 1 });
  const ended = once(signals, 'exit');
  signals.emit('SIGINT');
  expect(await ended).toEqual([1]);
  expect(said[0]).toContain('Not stopped in order within 1 ms');
});

test('a stop that fails is told', async () => {
  const { signals } = makeProcess({ stop: () => Promise.reject(new Error('the disk is full')) });
  const failed = once(signals, 'failure');
  signals.emit('SIGTERM');
  expect(await failed).toMatchObject([{ message: 'the disk is full' }]);
});
