import { expect, test } from 'vitest';
import { LoopGauge, restByGauge } from './loop-gauge.ts';

function gaugeAt(perMille: number): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  new Int32Array(shared)[0] = perMille;
  return shared;
}

test('who comes first has time to spare: no rest', () => {
  expect(restByGauge(gaugeAt(0))(300)).toBe(0);
  expect(restByGauge(gaugeAt(700))(300)).toBe(0);
});

test('short of time: four times as long as the work, a second at most', () => {
  const restAfter = restByGauge(gaugeAt(701));
  expect(restAfter(50)).toBe(200);
  expect(restAfter(5_000)).toBe(1_000);
});

test('a loop that works all the time is measured as busy', async () => {
  const gauge = new LoopGauge();
  const restAfter = restByGauge(gauge.shared);
  const begun = performance.now();
  // A loop with no pause in it, for as long as the gauge needs; ended by the figure, or by the clock as a failure.
  while (restAfter(1) === 0 && performance.now() - begun < 5_000) {
    const turn = performance.now();
    while (performance.now() - turn < 5);
    await new Promise((resolve) => setImmediate(resolve));
  }
  gauge.close();
  expect(restAfter(1)).toBe(4);
});
