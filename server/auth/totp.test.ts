import { expect, test } from 'vitest';
import { findStep, newTotpSecret, stepAt, totpOf, totpUri } from './totp.ts';

/** `12345678901234567890` in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at %d s is that of RFC 6238', (seconds, code) => {
  expect(totpOf(RFC_SECRET, stepAt(seconds * 1000))).toBe(code);
});

test('a clock may be one step off, not two', () => {
  const now = 1_111_111_111_000;
  for (const off of [-1, 0, 1]) {
    expect(findStep(RFC_SECRET, totpOf(RFC_SECRET, stepAt(now) + off), now)).toBe(stepAt(now) + off);
  }
  for (const off of [-2, 2]) expect(findStep(RFC_SECRET, totpOf(RFC_SECRET, stepAt(now) + off), now)).toBeUndefined();
  for (const wrong of ['', '12345', '1234567', 'abcdef']) expect(findStep(RFC_SECRET, wrong, now)).toBeUndefined();
});

test('a secret has 160 bits, and its QR names account and issuer', () => {
  const secret = newTotpSecret((count) => Uint8Array.from({ length: count }, (_, i) => i * 37));
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpUri(secret, 'bidan')).toBe(
    `otpauth://totp/Posyandu%20Prima%3Abidan?secret=${secret}&issuer=Posyandu%20Prima&algorithm=SHA1&digits=6&period=30`,
  );
});
