import { expect, test } from 'vitest';
import { VISIT_MARKS } from '#lib/app/validation/visit-check.ts';
import { NEEDS } from '#lib/app/validation/needs-now.ts';
import { SESSION_STATES } from '#lib/domain/validation/session-state.ts';
import { hasValidationText } from './validation-text.ts';

test.each([
  ['mark', VISIT_MARKS],
  ['need', NEEDS.flatMap((need) => [need, `${need}.line`])],
  ['state', SESSION_STATES.filter((state) => state !== 'none')],
])('every code of %s has words', (prefix, codes) => {
  expect(codes.filter((code) => !hasValidationText(`${prefix}.${code}`))).toEqual([]);
});
