import { expect, test } from 'vitest';
import { Box, SealBroken } from './box.ts';
import { KEY_BYTES, makeWrappedKey, unwrapKey } from './wrapped-key.ts';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const PLACE = bytesOf('subjects/p1');

test('sealed bytes open with the same key in the same place, and say nothing of what they hold', () => {
  const box = new Box(randomBytes(KEY_BYTES), randomBytes);
  const sealed = box.seal(bytesOf('Siti Aisyah'), PLACE);
  expect(new TextDecoder().decode(sealed)).not.toContain('Aisyah');
  expect(box.open(sealed, PLACE)).toEqual(bytesOf('Siti Aisyah'));
  expect(box.seal(bytesOf('Siti Aisyah'), PLACE)).not.toEqual(sealed);
});

test('another key, another place, a changed byte and a cut open nothing', () => {
  const box = new Box(randomBytes(KEY_BYTES), randomBytes);
  const sealed = box.seal(bytesOf('Siti Aisyah'), PLACE);
  const changed = sealed.map((byte, at) => (at === 14 ? byte ^ 1 : byte));
  expect(() => new Box(randomBytes(KEY_BYTES), randomBytes).open(sealed, PLACE)).toThrow(SealBroken);
  expect(() => box.open(sealed, bytesOf('subjects/p2'))).toThrow(SealBroken);
  expect(() => box.open(changed, PLACE)).toThrow(SealBroken);
  for (const length of [0, 5, 12, 20]) expect(() => box.open(sealed.subarray(0, length), PLACE)).toThrow(SealBroken);
});

test('ChaCha20-Poly1305 as RFC 8439, section 2.8.2, computes it', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
  const key = Uint8Array.from({ length: KEY_BYTES }, (_, at) => 0x80 + at);
  const box = new Box(key, () => hex('07 00 00 00 40 41 42 43 44 45 46 47'));
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const sealed = box.seal(bytesOf(text), hex('50 51 52 53 c0 c1 c2 c3 c4 c5 c6 c7'));
  expect(sealed.subarray(12, 28)).toEqual(hex('d3 1a 8d 34 64 8e 60 db 7b 86 af bc 53 ef 7e c2'));
  expect(sealed.subarray(-16)).toEqual(hex('1a e1 0b 59 4f 09 e2 6a 7e 90 2e cb d0 60 06 91'));
});

test('a data key comes back from its wrapping, whose own key nobody can read out', async () => {
  const made = await makeWrappedKey({ subtle: crypto.subtle, randomBytes });
  expect(await unwrapKey(made, crypto.subtle)).toHaveLength(KEY_BYTES);
  expect(made.wrapped).not.toEqual(await unwrapKey(made, crypto.subtle));
  await expect(crypto.subtle.exportKey('raw', made.wrapping)).rejects.toThrow();
});
