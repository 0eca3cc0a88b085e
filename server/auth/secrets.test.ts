import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDeviceCode, newDeviceCode, parseDeviceCode } from './device-codes.ts';
import { PasswordCheck, hashPassword } from './passwords.ts';
import { isPin, makePinVerifier } from './pin.ts';
import { newId, newUnitId, randomText } from './random.ts';
import { TICKET_LIFE_MS, readTicket, signTicket } from './tickets.ts';
import { formatToken, hashSecret, makeToken, matchesHash, parseToken } from './tokens.ts';

/** Bytes that look random and are the same in each run. */
function seededBytes(seed = 1): (count: number) => Uint8Array {
  let state = seed;
  return (count) => Uint8Array.from({ length: count }, () => ((state = (state * 48_271) % 2_147_483_647) >> 8) & 255);
}

describe('one-time codes', () => {
  test('eight letters, none of which is taken for another', () => {
    const random = seededBytes();
    const codes = Array.from({ length: 500 }, () => newDeviceCode(random));
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{8}$/);
    expect(codes.join('')).not.toMatch(/[01258BILOSUZ]/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('are read in any case, with spaces and dashes anywhere', () => {
    const code = newDeviceCode(seededBytes());
    const shown = formatDeviceCode(code);
    expect(shown).toMatch(/^\w{4} \w{4}$/);
    for (const typed of [code, shown, shown.toLowerCase(), ` ${code.slice(0, 3)}-${code.slice(3)}\n`]) {
      expect(parseDeviceCode(typed)).toBe(code);
    }
  });

  test('what no code can be is no code', () => {
    for (const typed of ['', 'ACDE', 'ACDEFGHJK', 'ACDE FGH0', 'ACDEFGÉH', '../../..']) {
      expect(parseDeviceCode(typed)).toBeUndefined();
    }
  });
});

test('every letter of an alphabet comes about equally often', () => {
  const text = randomText(seededBytes(7), 'abcdefghijklmnopqrstuvw', 23_000);
  for (const letter of 'abcdefghijklmnopqrstuvw') {
    const count = text.split(letter).length - 1;
    expect(count).toBeGreaterThan(850);
    expect(count).toBeLessThan(1_150);
  }
});

test('ids can be part of the name of a document', () => {
  expect(newUnitId(seededBytes(), 'pm')).toMatch(/^pm_[a-z0-9]{10}$/);
  expect(newId(seededBytes(), 'dv')).toMatch(/^dv_[a-z0-9]{16}$/);
});

describe('tokens', () => {
  test('travel and come back; only the hash of the secret need be kept', () => {
    const token = makeToken('pk_contoh', 'dv_1', seededBytes());
    expect(parseToken(formatToken(token))).toEqual(token);
    expect(matchesHash(token.secret, hashSecret(token.secret))).toBe(true);
    expect(matchesHash(`${token.secret.slice(1)}x`, hashSecret(token.secret))).toBe(false);
  });

  test('anything else is none', () => {
    fc.assert(fc.property(fc.string(), (text) => parseToken(text) === undefined));
    expect(parseToken('pk_contoh.dv_1.short')).toBeUndefined();
  });
});

describe('tickets', () => {
  const holder = { kind: 'device', puskesmasId: 'pk_contoh', id: 'dv_1' } as const;
  const now = 1_780_000_000_000;

  test('are good for 60 seconds and any number of times', () => {
    const { ticket, expiresAt } = signTicket('key', holder, now);
    expect(expiresAt - now).toBe(60_000);
    expect(readTicket('key', ticket, now)).toEqual(holder);
    expect(readTicket('key', ticket, now + TICKET_LIFE_MS - 1)).toEqual(holder);
    expect(readTicket('key', ticket, now + TICKET_LIFE_MS)).toBeUndefined();
  });

  test('of another key, or changed anywhere, open nothing', () => {
    const { ticket } = signTicket('key', holder, now);
    expect(readTicket('other key', ticket, now)).toBeUndefined();
    for (let i = 0; i < ticket.length; i++) {
      const changed = `${ticket.slice(0, i)}${ticket[i] === 'x' ? 'y' : 'x'}${ticket.slice(i + 1)}`;
      expect(readTicket('key', changed, now)).toBeUndefined();
    }
  });

  test('no text crashes the reader', () => {
    fc.assert(fc.property(fc.string(), (text) => readTicket('key', text, now) === undefined));
  });
});

test('a password matches its hash only; nobody matches where there is none', async () => {
  const check = new PasswordCheck('decoy');
  const stored = await hashPassword('kuda lumping biru');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await check.matches('kuda lumping biru', stored)).toBe(true);
  expect(await check.matches('kuda lumping birU', stored)).toBe(false);
  expect(await check.matches('decoy', null)).toBe(false);
});

test('a PIN has six digits, and WebCrypto makes the same verifier of it', async () => {
  expect(['123456', '000000'].every(isPin)).toBe(true);
  expect(['12345', '1234567', '12345a', ' 123456', ''].some(isPin)).toBe(false);
  const verifier = await makePinVerifier('270811', seededBytes());
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode('270811'), 'PBKDF2', false, ['deriveBits']);
  const salt = Buffer.from(verifier.salt, 'base64');
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: verifier.iterations };
  const bits = await crypto.subtle.deriveBits(parameters, key, 256);
  expect(Buffer.from(bits).toString('base64')).toBe(verifier.hash);
  expect(verifier.iterations).toBeGreaterThanOrEqual(200_000);
});
