import type { ReportTemplate, SectionWords } from './template.ts';

const BANDS = {
  '0-5': '0-5 bln',
  '6-11': '6-11 bln',
  '12-23': '12-23 bln',
  '24-35': '24-35 bln',
  '36-59': '36-59 bln',
} as const;

const ITEMS: SectionWords['lines'] = {
  S: ['Jumlah balita (S)', '1'],
  K: ['Punya Buku KIA/KMS (K)', '2'],
  N: ['Naik berat badan (N)', '3'],
  T: ['Tidak naik berat badan (T)', '4'],
  O: ['Tidak ditimbang bulan lalu (O)', '5'],
  B: ['Baru pertama ditimbang (B)', '6'],
  D: ['Ditimbang (D)', '7'],
  absent: ['Tidak hadir (K - D)', '8'],
  BGM: ['Di bawah garis merah (BGM)', '9'],
  twoT: ['Tidak naik 2 kali (2T)', '10'],
  giziBurukBBU: ['BB/U sangat kurang (gizi buruk BB/U)', '11'],
  giziKurangBBU: ['BB/U kurang (gizi kurang BB/U)', '12'],
};

const WELFARE = { poor: 'G (keluarga miskin)', notPoor: 'NG (bukan keluarga miskin)' } as const;

/** @source F1 Gizi, revised form of 2026; pws.md 6.1 */
export const F1_2026: ReportTemplate = {
  kind: 'f1',
  version: 'F1-2026',
  title: 'Laporan F1 Gizi',
  sections: {
    f1: { title: 'Butir 1-12, semua balita', bands: BANDS, lines: ITEMS },
    f1Poor: { title: 'Butir 1-12, G (keluarga miskin)', bands: BANDS, lines: ITEMS },
    f1NotPoor: { title: 'Butir 1-12, NG (bukan keluarga miskin)', bands: BANDS, lines: ITEMS },
    f1Children: {
      title: 'Butir 13-15',
      bands: WELFARE,
      lines: {
        S36: ['Balita genap 36 bulan (S36)', '13'],
        S36Heavy: ['S36 dengan BB 11,5 kg atau lebih', '14'],
        vitABlueGiven: ['Diberi vitamin A biru (6-11 bln)', '15a'],
        vitARedGiven: ['Diberi vitamin A merah (12-59 bln)', '15b'],
      },
    },
    f1Breastfed: {
      title: 'Butir 16-17, menurut umur bayi',
      bands: {
        '0': '0 bln',
        '1': '1 bln',
        '2': '2 bln',
        '3': '3 bln',
        '4': '4 bln',
        '5': '5 bln',
        '6': '6 bln',
      },
      lines: { infants: ['Jumlah bayi', '16'], exclusiveBf: ['ASI eksklusif', '17'] },
    },
    f1Mothers: {
      title: 'Butir 18-22',
      bands: WELFARE,
      lines: {
        postpartum: ['Ibu nifas', '18a'],
        vitAMother: ['Ibu nifas mendapat vitamin A', '18b'],
        pregnant: ['Ibu hamil', '19'],
        pregnantKek: ['Ibu hamil KEK (LiLA < 23,5 cm)', '20'],
        pregnantIron: ['Ibu hamil mendapat tablet Fe', '21'],
        earlyInitiation: ['Bayi baru lahir mendapat IMD', '22'],
      },
    },
  },
};
