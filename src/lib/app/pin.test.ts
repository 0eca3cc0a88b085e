import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { addWrongTry, FREE_TRIES, NO_TRIES } from './pin-tries.ts';
import { isPin, makePinVerifier, verifyPin } from './pin.ts';

const randomBytes = (length: number) => new Uint8Array(length).fill(7);

test('a verifier knows its PIN and no other, and does not hold it', async () => {
  const verifier = await makePinVerifier('123456', crypto.subtle, randomBytes);
  expect(verifier.iterations).toBeGreaterThanOrEqual(200_000);
  expect(await verifyPin('123456', verifier, crypto.subtle)).toBe(true);
  expect(await verifyPin('123457', verifier, crypto.subtle)).toBe(false);
  expect(JSON.stringify(verifier)).not.toContain('123456');
});

test('PBKDF2-HMAC-SHA256 as others compute it', async () => {
  const salt = Buffer.from('a salt of others');
  const hash = pbkdf2Sync('246810', salt, 4096, 32, 'sha256').toString('base64');
  expect(await verifyPin('246810', { salt: salt.toString('base64'), iterations: 4096, hash }, crypto.subtle)).toBe(
    true,
  );
});

test.each([
  ['123456', true],
  ['12345', false],
  ['1234567', false],
  ['12345a', false],
  ['', false],
])('%j as a PIN: %s', (text, is) => expect(isPin(text)).toBe(is));

test('four slips are free, then each wrong PIN waits twice as long, a quarter of an hour at most', () => {
  let tries = NO_TRIES;
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    tries = addWrongTry(tries, 1000);
    waits.push(Math.max(0, tries.untilAt - 1000) / 1000);
  }
  expect(waits.slice(0, FREE_TRIES - 1)).toEqual([0, 0, 0, 0]);
  expect(waits.slice(FREE_TRIES - 1)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
});
