import { expect, test } from 'vitest';
import { recapText } from './recap-text.ts';

test('what is shared has numbers and no names, and no reason that is one person', () => {
  const people = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Siti ${at}` }));
  const text = recapText('Melati 1', '2026-08-07', {
    visits: people(7),
    byGroup: [
      { code: 'toddler', people: people(4) },
      { code: 'adult', people: people(3) },
    ],
    colours: [
      { code: 'HIJAU', people: people(4) },
      { code: 'MERAH', people: people(3) },
      { code: 'MERAH_TUA', people: [] },
    ],
    referrals: [{ code: 'urgent', people: people(3) }],
    reasons: [
      { code: 'BP_HIGH', people: people(3) },
      { code: 'TB_SUSPECT', people: people(1) },
    ],
  });
  expect(text.split('\n')).toEqual([
    'Rekap Melati 1, 7 Agustus 2026',
    '7 hadir',
    '- Balita: 4',
    '- Dewasa: 3',
    '',
    'Menurut hasil',
    '- Hijau, Baik: 4',
    '- Merah, Perlu dirujuk: 3',
    '',
    'Rujukan',
    '- Rujuk ke Puskesmas, paling lama 3 hari: 3',
    '',
    'Alasan rujukan',
    '- Tekanan darah tinggi: 3',
  ]);
  expect(text).not.toMatch(/Siti|TBC/);
});
