const NOTHING_CHANGED = 'Tidak ada yang berubah.';

/** What can go wrong where sessions are validated: what happened, what is safe, what to do. */
export const validationProblems = {
  'validation.notClosed': [
    'Sesi ini belum ditutup kader.',
    NOTHING_CHANGED,
    'Tutup dulu hari bukanya, atau tunggu kader menutupnya.',
  ],
  'validation.conflictsOpen': [
    'Masih ada orang dengan dua angka berbeda.',
    NOTHING_CHANGED,
    'Pilih dulu angka yang benar, lalu sahkan.',
  ],
  'validation.noteMissing': [
    'Catatannya masih kosong.',
    NOTHING_CHANGED,
    'Tulis apa yang perlu diperbaiki, lalu kembalikan.',
  ],
  'period.noSession': [
    'Belum ada hari buka di bulan ini.',
    NOTHING_CHANGED,
    'Tunggu sampai data Posyandu terkirim, atau periksa bulannya.',
  ],
  'period.notValidated': [
    'Masih ada sesi yang belum disahkan bidan.',
    NOTHING_CHANGED,
    'Minta bidan mengesahkan semua sesi bulan ini, lalu coba lagi.',
  ],
  'period.alreadyReported': ['Bulan ini sudah dilaporkan.', NOTHING_CHANGED, 'Tunggu kepala Puskesmas menguncinya.'],
  'period.notReported': ['Bulan ini belum dilaporkan Pustu.', NOTHING_CHANGED, 'Minta bidan melaporkannya dulu.'],
  'period.alreadyLocked': [
    'Bulan ini sudah dikunci.',
    'Salinannya tidak berubah.',
    'Koreksi masuk ke bulan berikutnya.',
  ],
  'period.reasonMissing': [
    'Bulan ini sudah dikunci; versi baru perlu alasan.',
    NOTHING_CHANGED,
    'Tulis alasannya, lalu laporkan lagi.',
  ],
  'period.noCopy': ['Belum ada salinan laporan ini.', NOTHING_CHANGED, 'Salinan dibuat saat bulannya dikunci.'],
} as const;
