import { expect, test } from 'vitest';
import { CLOSE, CLOSE_REASON, isFinal } from './close-codes.ts';

test('[SY6] codes from 4400 to 4499 are for good, the others let a client return', () => {
  const final = Object.entries(CLOSE).flatMap(([name, code]) => (isFinal(code) ? [name] : []));
  expect(final).toEqual(['badProtocol', 'noTicket', 'noRight', 'unknownDocument', 'revoked', 'ended', 'tooMuch']);
  for (const code of [1000, 1006, 1011, 4399, 4500, CLOSE.tooSlow, CLOSE.goingAway]) expect(isFinal(code)).toBe(false);
});

test('[SY6] every close code has its word, and no two share one', () => {
  const words = Object.values(CLOSE).map((code) => CLOSE_REASON[code]);
  expect(words.every((word) => /^sync\.[a-zA-Z]+$/.test(word ?? ''))).toBe(true);
  expect(new Set(words).size).toBe(words.length);
});
