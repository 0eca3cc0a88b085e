import { describe, expect, test } from 'vitest';
import { AKS_ITEMS, careGroupOf, classifyAks, judgeAks } from './aks.ts';
import { judgeSkilas, SKILAS_DOMAINS, SKILAS_ITEMS } from './skilas.ts';

describe('AKS', () => {
  test.each([
    [20, 'M', 'A'],
    [19, 'R', 'B'],
    [12, 'R', 'B'],
    [11, 'S', 'C'],
    [9, 'S', 'C'],
    [8, 'B', 'C'],
    [5, 'B', 'C'],
    [4, 'T', 'C'],
    [0, 'T', 'C'],
  ] as const)('a score of %s is %s, reporting group %s', (score, aksClass, group) => {
    expect(classifyAks(score)).toBe(aksClass);
    expect(careGroupOf(aksClass)).toBe(group);
  });

  test('the ten items sum up to 20 at most', () => {
    expect(Object.values(AKS_ITEMS).reduce((sum, most) => sum + most, 0)).toBe(20);
    expect(judgeAks(AKS_ITEMS)).toMatchObject({ value: 20, class: 'M', colour: 'HIJAU' });
  });

  test.each([
    [{ bathing: 0 }, 'ADL_R', 'routine'],
    [{ bathing: 0, stairs: 0, dressing: 0, walking: 0, transfer: 2 }, 'ADL_S', 'routine'],
    [{ bathing: 0, stairs: 0, dressing: 0, walking: 0, transfer: 0, toilet: 0 }, 'ADL_B', 'urgent'],
    [Object.fromEntries(Object.keys(AKS_ITEMS).map((item) => [item, 0])), 'ADL_T', 'urgent'],
  ])('with %j the reason is %s, %s', (lost, reason, level) => {
    expect(judgeAks({ ...AKS_ITEMS, ...lost })).toMatchObject({ reason, level });
  });

  test('with an item missing nothing is judged', () => {
    expect(judgeAks({ ...AKS_ITEMS, bathing: undefined })).toBeUndefined();
  });
});

describe('SKILAS', () => {
  const items = SKILAS_DOMAINS.flatMap((domain) => SKILAS_ITEMS[domain]).filter((item) => item !== 'muacLow');
  const ok = Object.fromEntries(items.map((item) => [item, 'ok']));

  test('no domain impaired is one good finding', () => {
    expect(judgeSkilas(ok)).toEqual([{ field: 'skilas', value: 0, class: 'TIDAK', colour: 'HIJAU' }]);
  });

  test.each(SKILAS_DOMAINS.flatMap((domain) => SKILAS_ITEMS[domain].map((item) => [item, domain] as const)))(
    'an impaired %s refers for %s',
    (item, domain) => {
      const impaired = item === 'muacLow' ? { muacCm: 20.9 } : { [item]: 'impaired' };
      expect(judgeSkilas({ ...ok, ...impaired })).toEqual([
        {
          field: 'skilas',
          value: domain,
          class: 'TERGANGGU',
          colour: 'KUNING',
          reason: `SKILAS_${domain}`,
          level: 'routine',
        },
      ]);
    },
  );

  test('an arm of 21 cm is enough', () => {
    expect(judgeSkilas({ ...ok, muacCm: 21 })).toMatchObject([{ class: 'TIDAK' }]);
  });

  test('impaired is stored as true too, and each domain is named once', () => {
    expect(judgeSkilas({ ...ok, orient: true, recall: true, depSad: true }).map(({ value }) => value)).toEqual([
      'cognition',
      'depression',
    ]);
  });

  test('a whisper test that cannot be done is referred; another one leaves the domain open', () => {
    expect(judgeSkilas({ ...ok, whisper: 'notDone' })).toMatchObject([{ value: 'hearing' }]);
    expect(judgeSkilas({ ...ok, chairStand: 'notDone' })).toEqual([]);
    expect(judgeSkilas({})).toEqual([]);
  });
});
