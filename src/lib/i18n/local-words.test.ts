import { afterEach, expect, test } from 'vitest';
import { useLocalWords } from './language.ts';
import { inLocalWords, LOCAL_WORD_CODES, LOCAL_WORDS } from './local-words.ts';
import { makeCatalogue } from './catalogue.ts';

const { t, problemText } = makeCatalogue({
  messages: { list: 'Dusun {name} di desa ini', who: 'Giliran: bidan desa', other: 'Pedesaan' },
  problems: { 'area.none': ['Desa ini belum ada', 'Data aman', 'Pilih dusun'] },
  unknownProblem: ['', '', ''],
});

afterEach(() => useLocalWords(undefined));

test('texts are told in the words of the place, what is filled in stays as it is', () => {
  useLocalWords((text) => inLocalWords(text, 'nagari'));
  expect(t('list', { name: 'Desa Baru' })).toBe('Jorong Desa Baru di nagari ini');
  expect(t('other')).toBe('Pedesaan');
  expect(problemText('area.none')).toEqual({
    happened: 'Nagari ini belum ada',
    safe: 'Data aman',
    next: 'Pilih jorong',
  });
});

test('a bidan desa keeps her title', () => {
  useLocalWords((text) => inLocalWords(text, 'gampong'));
  expect(t('who')).toBe('Giliran: bidan desa');
});

test('every choice is listed once, and the usual words change nothing', () => {
  expect([...LOCAL_WORD_CODES].sort()).toEqual(Object.keys(LOCAL_WORDS).sort());
  expect(inLocalWords('Dusun di desa', 'desa')).toBe('Dusun di desa');
});
