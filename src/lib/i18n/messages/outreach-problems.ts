/** Problems that only the pages of referrals, visits and reports can meet: what happened, what is safe, what to do. */
export const outreachProblems = {
  'referral.noReason': [
    'Rujukan belum punya alasan.',
    'Isian Anda tetap ada di layar.',
    'Pilih paling sedikit satu alasan, atau tulis catatan.',
  ],
  'report.incomplete': ['Laporan belum lengkap.', 'Isian Anda tetap ada di layar.', 'Isi kejadian dan tanggalnya.'],
} as const;
