import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestIds } from './digest.ts';
import { computeSessionStanding, type SessionFacts } from './session-standing.ts';

const visit = (personId: string, digest = `${personId}-1`) => ({ personId, digest });

function makeFacts(overrides: Partial<SessionFacts> = {}): SessionFacts {
  return {
    stated: 'closed',
    visits: [visit('A'), visit('B')],
    closedOver: new Set(['A-1', 'B-1']),
    closing: 'C1',
    decisions: [],
    approvedOver: new Set(),
    judgedClosings: new Set(),
    period: 'open',
    ...overrides,
  };
}

const approved = {
  decisions: ['approved'],
  approvedOver: new Set(['A-1', 'B-1']),
  judgedClosings: new Set(['C1']),
} as const;

describe('where a session stands', () => {
  test('a closed day waits for a nakes, and is validated by her word', () => {
    expect(computeSessionStanding(makeFacts())).toMatchObject({ state: 'closed', awaitsNakes: true, late: [] });
    expect(computeSessionStanding(makeFacts(approved))).toMatchObject({ state: 'validated', awaitsNakes: false });
  });

  test('what comes after closing is late; what comes after validation reopens it', () => {
    const visits = [visit('A'), visit('B', 'B-2'), visit('C')];
    expect(computeSessionStanding(makeFacts({ visits })).late).toEqual(['B', 'C']);
    expect(computeSessionStanding(makeFacts({ ...approved, visits }))).toMatchObject({
      state: 'closed',
      changed: ['B', 'C'],
      awaitsNakes: true,
    });
  });

  test('a day that an older app has closed has nothing late', () => {
    expect(computeSessionStanding(makeFacts({ closedOver: undefined })).late).toEqual([]);
  });

  test('sent back it waits for the cadres, until they close it again', () => {
    const sentBack = { decisions: ['sentBack'], judgedClosings: new Set(['C1']) } as const;
    expect(computeSessionStanding(makeFacts(sentBack))).toMatchObject({ sentBack: true, awaitsNakes: false });
    expect(computeSessionStanding(makeFacts({ ...sentBack, stated: 'open', closing: undefined }))).toMatchObject({
      state: 'open',
      sentBack: true,
    });
    expect(computeSessionStanding(makeFacts({ ...sentBack, closing: 'C2' }))).toMatchObject({
      sentBack: false,
      awaitsNakes: true,
    });
  });

  test('of two nakes who disagree the one who doubts holds', () => {
    const both = makeFacts({ ...approved, decisions: ['approved', 'sentBack'] });
    expect(computeSessionStanding(both)).toMatchObject({ state: 'closed', sentBack: true });
  });

  test('a reported month is so only while its sessions are validated; a locked one stays locked', () => {
    const late = [visit('A'), visit('B'), visit('C')];
    expect(computeSessionStanding(makeFacts({ ...approved, period: 'reported' })).state).toBe('reported');
    expect(computeSessionStanding(makeFacts({ ...approved, period: 'reported', visits: late })).state).toBe('closed');
    expect(computeSessionStanding(makeFacts({ ...approved, period: 'locked', visits: late }))).toMatchObject({
      state: 'locked',
      changed: ['C'],
    });
  });

  test('approval never covers a visit in a state that nobody has approved', () => {
    const marks = fc.uniqueArray(fc.stringMatching(/^[a-d]-[1-3]$/), { maxLength: 8 });
    const property = fc.property(marks, marks, (present, covered) => {
      const visits = present.map((digest) => visit(digest.slice(0, 1), digest));
      const facts = makeFacts({ ...approved, visits, approvedOver: new Set(covered) });
      const standing = computeSessionStanding(facts);
      const uncovered = present.filter((digest) => !covered.includes(digest)).map((digest) => digest.slice(0, 1));
      expect(standing.changed).toEqual(uncovered);
      expect(standing.state).toBe(uncovered.length === 0 ? 'validated' : 'closed');
    });
    fc.assert(property);
  });
});

describe('the mark of a set of events', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{20}$/), { maxLength: 12 });

  test('is the same in any order, and another one for one event more', () => {
    const property = fc.property(ids, fc.stringMatching(/^[A-Z]{20}$/), (some, other) => {
      const mark = digestIds('P1', some);
      expect(mark).toMatch(/^[0-9a-z]{8}$/);
      expect(digestIds('P1', some.toReversed())).toBe(mark);
      expect(digestIds('P1', [...some, other])).not.toBe(mark);
      expect(digestIds('P2', some)).not.toBe(mark);
    });
    fc.assert(property);
  });
});
