import { expect, test } from 'vitest';
import { findStorageProblem } from './storage-problem.ts';

const named = (name: string, inner?: unknown) => ({ name, message: 'english', inner });

test.each([
  ['QuotaExceededError', 'storage.full'],
  ['SecurityError', 'storage.blocked'],
  ['MissingAPIError', 'storage.blocked'],
  ['DatabaseClosedError', 'storage.closed'],
  ['VersionError', 'storage.closed'],
  ['NoKey', 'storage.closed'],
  ['KeyLost', 'storage.keyLost'],
])('%s means %s', (name, code) => {
  expect(findStorageProblem(named(name))).toEqual({ code });
});

test('the innermost name counts: a full disk is told as an aborted transaction', () => {
  const wrapped = named('AbortError', named('AbortError', named('QuotaExceededError')));
  expect(findStorageProblem(wrapped)).toEqual({ code: 'storage.full' });
  expect(findStorageProblem(new DOMException('no room', 'QuotaExceededError'))).toEqual({ code: 'storage.full' });
});

test('a bug is no storage problem', () => {
  expect(findStorageProblem(new TypeError('undefined is not a function'))).toBeUndefined();
  expect(findStorageProblem('text')).toBeUndefined();
  expect(findStorageProblem(undefined)).toBeUndefined();
});
