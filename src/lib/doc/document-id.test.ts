import { describe, expect, test } from 'vitest';
import { formatDocumentId, monthlyId, parseDocumentId, registerId, sessionId } from './document-id.ts';

describe('names of documents', () => {
  test.each([
    ['register:melati-1', { kind: 'register', posyanduId: 'melati-1' }],
    ['session:melati_1:2026-08-07', { kind: 'session', posyanduId: 'melati_1', period: '2026-08-07' }],
    ['visits:M:2026-08', { kind: 'visits', posyanduId: 'M', period: '2026-08' }],
    ['care:M:2026-12', { kind: 'care', posyanduId: 'M', period: '2026-12' }],
    ['confidential:M:2026-01', { kind: 'confidential', posyanduId: 'M', period: '2026-01' }],
  ] as const)('%s is read and written back', (name, ref) => {
    expect(parseDocumentId(name)).toEqual(ref);
    expect(formatDocumentId(ref)).toBe(name);
  });

  test.each([
    '',
    'register',
    'register:',
    'register:melati:2026-08',
    'session:melati',
    'session:melati:2026-08',
    'session:melati:2026-13-01',
    'session:melati:2026-08-32',
    'visits:melati:2026-08-07',
    'care:melati:2026-8',
    'notes:melati',
    'register:me/ti',
    'register:../x',
    `register:${'m'.repeat(33)}`,
    'session:melati:2026-08-07:x',
    'Register:melati',
  ])('%j names no document', (name) => expect(parseDocumentId(name)).toBeUndefined());

  test('the makers give names that are read back', () => {
    for (const name of [registerId('m'), sessionId('m', '2026-08-07'), monthlyId('care', 'm', '2026-08')]) {
      expect(formatDocumentId(parseDocumentId(name)!)).toBe(name);
    }
  });
});
