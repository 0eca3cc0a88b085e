import type { ReportTemplate } from './template.ts';

/** @source Form Rekapitulasi Hasil Kunjungan Rumah; homevisit-referral.md 2.9; pws.md 6.4 */
export const HOME_VISITS_2026: ReportTemplate = {
  kind: 'homeVisits',
  version: 'KR-2026',
  title: 'Rekapitulasi Kunjungan Rumah',
  sections: {
    homeVisits: {
      title: 'Per pekan, Senin sampai Minggu',
      bands: {},
      lines: {
        families: ['Keluarga dikunjungi'],
        visits: ['Kunjungan'],
        notMet: ['Tidak bertemu'],
        noAccess: ['a. Tidak mengakses layanan'],
        nonAdherent: ['b. Tidak patuh'],
        dangerSign: ['c. Ada tanda bahaya'],
        tbSymptom: ['d. Bergejala TBC'],
        withFinding: ['Kunjungan dengan temuan'],
        followedUp: ['Temuan yang ditindaklanjuti'],
      },
    },
  },
};
