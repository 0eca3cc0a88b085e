import { CFB } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { crc32, packZip } from './zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the checksum is that of the standard', () => {
  // The check value of CRC-32/ISO-HDLC: that of the nine digits.
  expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
});

test('another program reads the archive as it was packed', async () => {
  const long = 'Dimas;8,4\r\n'.repeat(5000);
  const archive = await packZip(
    [
      { name: 'isian.csv', bytes: bytesOf(long) },
      { name: 'kosong.txt', bytes: new Uint8Array() },
    ],
    new Date(2026, 7, 7, 9, 30, 20),
  );
  expect(archive.length).toBeLessThan(2000);
  const read = CFB.read(archive, { type: 'array' });
  const textOf = (name: string) => new TextDecoder().decode(new Uint8Array(CFB.find(read, name)?.content ?? []));
  expect(textOf('isian.csv')).toBe(long);
  expect(textOf('kosong.txt')).toBe('');
});
