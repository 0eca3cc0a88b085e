import { expect, test } from 'vitest';
import { HELD_REASONS } from '#server/export/fhir/context.ts';
import { CODE_KINDS, ROW_STATES } from '#server/export/satusehat/tables.ts';
import { hasNationalText } from './national-text.ts';

test('every reason that holds a row back has words and a way to mend it', () => {
  const codes = [...HELD_REASONS, 'patient.otherPerson'];
  const wanted = codes.flatMap((code) => [`satusehat.why.${code}`, `satusehat.todo.${code}`]);
  expect(wanted.filter((key) => !hasNationalText(key))).toEqual([]);
});

test('every state of a row and every kind of number has a name', () => {
  const wanted = [
    ...ROW_STATES.map((state) => `satusehat.state.${state}`),
    ...CODE_KINDS.flatMap((kind) => [`satusehat.codes.${kind}`, `satusehat.codes.${kind}.help`]),
  ];
  expect(wanted.filter((key) => !hasNationalText(key))).toEqual([]);
});
