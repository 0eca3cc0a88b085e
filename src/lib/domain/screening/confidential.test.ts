import { expect, test } from 'vitest';
import { judgeAdolescent, judgePhq4, judgeSrq20 } from './mental.ts';
import { isConfidentialAnswer, isConfidentialFinding } from './confidential.ts';

test('answers on suicide, sexuality, violence and drugs, and both instruments, are confidential', () => {
  const restricted = ['suicidal', 'sexual', 'unsafe', 'substance', 'phq1', 'phq4', 'srq1', 'srq17', 'tripleTest'];
  expect(restricted.filter((code) => !isConfidentialAnswer(code))).toEqual([]);
  expect(['weightKg', 'bpSystolic', 'tbCough', 'phqOther'].filter(isConfidentialAnswer)).toEqual([]);
});

test('every finding of a mental screen is confidential', () => {
  const found = [
    judgePhq4({ phq1: 3, phq2: 3, phq3: 0, phq4: 0 }),
    ...judgeSrq20({ srq17: 'ya' }),
    judgeAdolescent({ unsafe: 'ya' }, { ageYears: 14 }),
  ];
  for (const finding of found) expect(isConfidentialFinding(finding?.field ?? ''), finding?.field).toBe(true);
  expect(isConfidentialFinding('bp')).toBe(false);
});
