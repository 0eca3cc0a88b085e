import { expect, test } from 'vitest';
import { parseAccountId, parseDeviceId, parsePersonId, parsePosyanduId } from './ids.ts';

test('a plain text is taken as it is', () => {
  expect(parsePersonId('9Zk_a-7.b')).toEqual({ ok: true, value: '9Zk_a-7.b' });
  expect(parseDeviceId('T1')).toEqual({ ok: true, value: 'T1' });
});

test.each(['', ' ', 'a:b', 'a/b', 'a b', 'x'.repeat(65), 7, null, undefined])('%j is no id', (raw) => {
  expect(parsePosyanduId(raw)).toEqual({ ok: false, problem: { code: 'id.malformed' } });
  expect(parseAccountId(raw).ok).toBe(false);
});
