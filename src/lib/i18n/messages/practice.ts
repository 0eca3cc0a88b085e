/** Practice: an invented Posyandu to try a visit in. */
export const practice = {
  'practice.mark': 'LATIHAN: bukan data sungguhan',
  'practice.leave': 'Keluar',
  'practice.open': 'Latihan',
  'practice.open.lead': 'Coba satu kunjungan dengan orang contoh. Data sungguhan tidak tersentuh.',
  'practice.open.before': 'Belum punya kode? Coba latihan dulu',
  'practice.opening': 'Menyiapkan…',
  'practice.open.failed': 'Latihan belum ada di HP ini. Sambungkan internet sebentar, lalu coba lagi.',
  'practice.closed': 'Bagian ini tidak ada di latihan.',
  'practice.guide': 'Panduan latihan',
  'practice.step': 'Langkah {number} dari {all}',
  'practice.step.open': 'Buka hari dulu: ketuk Buka hari ini.',
  'practice.step.arrive': '{name} datang. Ketuk Cari, pilih namanya, lalu Hadir, ke Langkah 2.',
  'practice.step.measure': 'Di Hari buka, ketuk {name}. Isi berat 8,9 kg, bandingkan dengan bulan lalu, Simpan.',
  'practice.step.correct': 'Ternyata 8,6 kg. Ketuk Ukur, lalu gambar pensil di samping berat.',
  'practice.step.tell':
    'Ketuk Catat: lihat warna dan katanya. Terus sampai Edukasi, bacakan pesannya, lalu Selesai, boleh pulang.',
  'practice.step.finish': 'Anda sudah bisa! Data latihan dihapus begitu Anda keluar.',
  'practice.done': 'Mulai yang sungguhan',
} as const;
