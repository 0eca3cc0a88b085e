import { describe, expect, test } from 'vitest';
import { childForm } from '#lib/forms/definitions/child.ts';
import { isShownSlot } from './shown-slots.ts';
import { makeSlotWords } from './slot-words.ts';

const words = makeSlotWords(new Map(childForm.fields.map((field) => [field.code, field])));

describe('the words of a history', () => {
  test('a field has its label, and its value the unit', () => {
    expect(words.labelOf('weightKg')).toBe('Berat badan');
    expect(words.textOf('weightKg', 8.4)).toBe('8,4 kg');
  });

  test('what no form has is told by its own key', () => {
    expect(words.labelOf('batch')).toBe('Nomor batch');
    expect(words.textOf('state', 'BERANGKAT')).toBe('berangkat');
    expect(words.textOf('group', 'pregnant')).toBe('Ibu hamil');
    expect(words.textOf('item', 'TTD')).toBe('Tablet tambah darah');
    expect(words.textOf('to', 'rs')).toBe('Rumah sakit');
    expect(words.labelOf('ventilation')).toBe('Udara dan cahaya di rumah cukup');
  });

  test('an unknown code stands for itself, so that nothing a newer app wrote is hidden', () => {
    expect(words.labelOf('laterInvention')).toBe('laterInvention');
    expect(words.textOf('laterInvention', 'some text')).toBe('some text');
  });

  test('blanks, withdrawn values, dates and lists are words', () => {
    expect(words.textOf('muacCm', { empty: 'refused' })).toBe('Menolak');
    expect(words.textOf('weightKg', null)).toBe('tidak ada lagi');
    expect(words.textOf('untilDate', '2026-08-07')).toBe('7 Agustus 2026');
    expect(words.textOf('reasons', [{ code: 'BB_T1', value: '100 g' }, { code: 'BGM' }])).toBe(
      'Berat badan tidak naik (100 g), Di bawah garis merah',
    );
  });
});

test('steps that were done and links between records stay out of a history; a refused step stands in it', () => {
  expect(isShownSlot('serviceStep', ['done'])).toBe(false);
  expect(isShownSlot('serviceStep', ['refused', 'done'])).toBe(true);
  expect(isShownSlot('personId', ['p1'])).toBe(false);
});

test('money and disability are read by nakes only', () => {
  for (const slot of ['poorHousehold', 'decile', 'disability']) {
    expect([isShownSlot(slot, ['x']), isShownSlot(slot, ['x'], { forNakes: true })]).toEqual([false, true]);
  }
});
