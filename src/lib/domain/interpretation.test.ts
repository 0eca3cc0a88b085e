import { expect, test } from 'vitest';
import { interpretFindings, RULE_SET, type Finding } from './interpretation.ts';

const finding = (overrides: Partial<Finding>): Finding => ({
  field: 'BB_U',
  value: 0,
  class: 'BB_NORMAL',
  colour: 'HIJAU',
  ...overrides,
});

test('nothing found is green and refers nobody', () => {
  expect(interpretFindings([])).toEqual({
    findings: [],
    colour: 'HIJAU',
    referralLevel: 'none',
    reasons: [],
    ruleSet: RULE_SET,
  });
});

test('the worst colour and the most pressing level win, each by itself', () => {
  const result = interpretFindings([
    finding({ colour: 'MERAH' }),
    finding({ colour: 'KUNING', reason: 'STUNT', level: 'routine' }),
    finding({ colour: 'KUNING', reason: 'X', level: 'emergency' }),
  ]);
  expect(result.colour).toBe('MERAH');
  expect(result.referralLevel).toBe('emergency');
});

test('reasons stand in the order of the findings, each once', () => {
  const stunt = finding({ colour: 'KUNING', reason: 'STUNT', level: 'routine' });
  const result = interpretFindings([finding({}), stunt, finding({ reason: 'BGM', level: 'urgent' }), stunt]);
  expect(result.reasons).toEqual(['STUNT', 'BGM']);
});
