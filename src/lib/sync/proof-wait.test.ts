import { expect, test } from 'vitest';
import { ProofWait } from './proof-wait.ts';

const [EARLY, LATE] = [new Uint8Array([1]), new Uint8Array([2])];
const GIVEN = { client: 7, from: 2, to: 5 };

test('of a server that gives no proofs every receipt is noted as it comes', () => {
  const proofs = new ProofWait();
  expect([proofs.take(EARLY), proofs.isPlain]).toEqual([EARLY, true]);
});

test('[SY15] no receipt is noted before everything that was given is proven; then the newest is', () => {
  const proofs = new ProofWait();
  proofs.begin();
  expect(proofs.take(EARLY)).toBeUndefined();
  expect(proofs.await([GIVEN])).toBeUndefined();
  expect(proofs.prove([{ client: 7, from: 2, to: 4 }])).toBeUndefined();
  expect(proofs.take(LATE)).toBeUndefined();
  expect(proofs.prove([{ client: 7, from: 4, to: 5 }])).toBe(LATE);
  expect([proofs.take(EARLY), proofs.isPlain]).toEqual([EARLY, false]);
});

test('where nothing is to be proven, or something is refused, receipts go on', () => {
  const idle = new ProofWait();
  idle.begin();
  idle.take(EARLY);
  expect(idle.await([])).toBe(EARLY);
  const refused = new ProofWait();
  refused.begin();
  refused.await([GIVEN]);
  refused.take(EARLY);
  expect(refused.giveUp()).toBe(EARLY);
});
