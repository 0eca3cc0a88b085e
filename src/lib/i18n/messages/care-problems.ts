const NOTHING_CHANGED = 'Tidak ada yang berubah.';
const ON_SCREEN = 'Isian masih ada di layar.';

/** What can go wrong where care is recorded: what happened, what is safe, what to do. */
export const careProblems = {
  'care.nakesOnly': [
    'Ini hanya dapat dicatat oleh bidan atau perawat.',
    NOTHING_CHANGED,
    'Minta bidan mencatatnya di HP-nya.',
  ],
  'dose.expired': ['Vaksin ini sudah kedaluwarsa.', 'Dosis belum dicatat.', 'Pisahkan vaksinnya, pakai batch lain.'],
  'dose.vvm': ['VVM sudah C atau D: vaksin rusak.', 'Dosis belum dicatat.', 'Pisahkan vaksinnya, pakai batch lain.'],
  'dose.future': ['Tanggal ini belum tiba.', ON_SCREEN, 'Periksa lagi tanggalnya.'],
  'dose.beforeBirth': ['Tanggal ini sebelum anak lahir.', ON_SCREEN, 'Periksa lagi tanggalnya, atau tanggal lahirnya.'],
  'dose.noBirthDate': ['Tanggal lahir belum diketahui.', NOTHING_CHANGED, 'Lengkapi identitasnya dulu.'],
  'supply.noAmount': ['Jumlahnya belum diisi.', NOTHING_CHANGED, 'Isi angka lebih dari nol.'],
  'contact.future': ['Tanggal ini belum tiba.', ON_SCREEN, 'Periksa lagi tanggalnya.'],
  'pregnancy.alreadyOpen': ['Kehamilannya sudah tercatat.', NOTHING_CHANGED, 'Buka yang sudah ada, lalu lengkapi.'],
  'pregnancy.lmpImpossible': [
    'HPHT ini tidak mungkin: belum tiba, atau lebih dari 310 hari lalu.',
    ON_SCREEN,
    'Periksa lagi tanggal, bulan, dan tahunnya.',
  ],
  'pregnancy.deliveryImpossible': [
    'Tanggal bersalin ini tidak mungkin: belum tiba, atau sebelum HPHT.',
    ON_SCREEN,
    'Periksa lagi tanggalnya.',
  ],
  'confidential.noBirthDate': ['Tanggal lahir belum diketahui.', ON_SCREEN, 'Lengkapi identitasnya dulu.'],
} as const;
