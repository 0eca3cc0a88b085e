import { expect, test } from 'vitest';
import { judgeEars, judgeEyes } from './senses.ts';

test.each([
  ['normal', 'normal', 'NORMAL'],
  ['normal', 'gangguan', 'GANGGUAN'],
  ['gangguan', 'normal', 'GANGGUAN'],
  ['gangguan', undefined, 'GANGGUAN'],
  ['normal', undefined, undefined],
  [undefined, undefined, undefined],
])('right %s and left %s is %s', (right, left, expected) => {
  expect(judgeEyes({ eyeR: right, eyeL: left })?.class).toBe(expected);
  expect(judgeEars({ earR: right, earL: left })?.class).toBe(expected);
});

test('an impaired side is a routine referral', () => {
  expect(judgeEyes({ eyeR: 'gangguan', eyeL: 'normal' })).toMatchObject({ reason: 'EYE', level: 'routine' });
  expect(judgeEars({ earR: 'gangguan', earL: 'normal' })).toMatchObject({ reason: 'EAR', level: 'routine' });
});
