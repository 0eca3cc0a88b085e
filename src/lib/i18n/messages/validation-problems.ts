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
} as const;
