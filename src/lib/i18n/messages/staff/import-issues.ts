/** What an import says of a cell or row, by code: what was seen and done, and what to do now. */
export const issues = {
  AGE_OVER_59: {
    what: 'Anak sudah lewat 59 bulan saat ditimbang',
    todo: 'Disimpan, tetapi tidak masuk hitungan balita.',
  },
  ARM_IMPOSSIBLE: { what: 'Lingkar lengan tidak mungkin', todo: 'Ukuran ini tidak disimpan. Periksa catatan aslinya.' },
  BIRTH_DATE_AGE_OVER_110: {
    what: 'Umur lebih dari 110 tahun',
    todo: 'Disimpan. Tanyakan tanggal lahir yang benar kepada keluarga.',
  },
  BIRTH_DATE_DIFFERS: {
    what: 'Tanggal lahir berbeda dengan data sasaran',
    todo: 'Dipakai tanggal lahir dari data sasaran. Cocokkan dengan KK atau akta.',
  },
  BIRTH_DATE_EMPTY: { what: 'Tanggal lahir kosong', todo: 'Isi tanggal lahir di berkas, lalu impor lagi.' },
  BIRTH_DATE_FUTURE: {
    what: 'Tanggal lahir di masa depan',
    todo: 'Tanggal ini tidak disimpan. Betulkan tahunnya, lalu impor lagi.',
  },
  BIRTH_DATE_IMPOSSIBLE: {
    what: 'Tanggal lahir tidak ada di kalender',
    todo: 'Tanggal ini tidak disimpan. Betulkan di berkas, lalu impor lagi.',
  },
  BIRTH_DATE_YEAR_ONLY: {
    what: 'Tanggal lahir hanya tahun',
    todo: 'Disimpan sebagai perkiraan. Lengkapi dari KK atau akta.',
  },
  COPIED_VALUE: {
    what: 'Berat dan tinggi sama persis tiga bulan berturut-turut',
    todo: 'Disimpan. Tanyakan kepada kader apakah benar ditimbang.',
  },
  DATE_BEFORE_BIRTH: {
    what: 'Tanggal ukur sebelum tanggal lahir',
    todo: 'Baris ini belum disimpan. Betulkan salah satu tanggalnya.',
  },
  DATE_EMPTY: { what: 'Tanggal ukur kosong', todo: 'Baris ini belum disimpan. Isi tanggalnya, lalu impor lagi.' },
  DATE_FORMAT: { what: 'Tanggal ditulis dengan bentuk lain', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  DATE_FUTURE: {
    what: 'Tanggal ukur di masa depan',
    todo: 'Baris ini belum disimpan. Betulkan tanggalnya, lalu impor lagi.',
  },
  DATE_IMPOSSIBLE: {
    what: 'Tanggal ukur tidak ada di kalender',
    todo: 'Baris ini belum disimpan. Betulkan tanggalnya, lalu impor lagi.',
  },
  DATE_OUTSIDE_MONTH: {
    what: 'Tanggal ukur bukan di bulan berkas ini',
    todo: 'Baris ini ditahan. Periksa bulannya, lalu impor lagi.',
  },
  DUPLICATE_PERSON: {
    what: 'Orang ini tampaknya terdaftar dua kali',
    todo: 'Bandingkan kedua baris. Bila ternyata dua orang, pisahkan.',
  },
  DUPLICATE_ROW: {
    what: 'Baris ini sama persis dengan baris lain',
    todo: 'Cukup satu yang disimpan. Tidak perlu apa-apa.',
  },
  ENTERED_DATE_IMPOSSIBLE: {
    what: 'Tanggal masuk tidak mungkin',
    todo: 'Tanggal ini tidak disimpan. Betulkan, lalu impor lagi.',
  },
  FAMILY_CARD_FORMAT: {
    what: 'Nomor KK bukan 16 angka',
    todo: 'Nomor ini tidak disimpan, orangnya tetap. Lengkapi dari KK.',
  },
  HEAD_EMPTY: { what: 'Lingkar kepala kosong', todo: 'Tidak ada yang disimpan dari baris ini.' },
  HEAD_FELL: { what: 'Lingkar kepala lebih kecil daripada sebelumnya', todo: 'Disimpan. Ukur ulang saat anak datang.' },
  HEAD_IMPOSSIBLE: {
    what: 'Lingkar kepala tidak mungkin',
    todo: 'Ukuran ini tidak disimpan. Periksa catatan aslinya.',
  },
  HEIGHT_FELL: { what: 'Tinggi turun lebih dari 0,5 cm', todo: 'Disimpan. Ukur ulang saat anak datang.' },
  HEIGHT_IMPOSSIBLE: {
    what: 'Tinggi tidak mungkin (30-140 cm)',
    todo: 'Tinggi ini tidak disimpan, beratnya tetap. Periksa letak koma.',
  },
  HEIGHT_JUMP: { what: 'Tinggi naik terlalu banyak', todo: 'Disimpan. Ukur ulang saat anak datang.' },
  LEFT_DATE_EMPTY: {
    what: 'Pindah atau meninggal, tanggalnya kosong',
    todo: 'Dianggap keluar pada tanggal daftar. Isi tanggal yang benar.',
  },
  LEFT_DATE_IMPOSSIBLE: {
    what: 'Tanggal keluar tidak mungkin',
    todo: 'Tanggal ini tidak disimpan. Betulkan, lalu impor lagi.',
  },
  LMP_EMPTY: { what: 'Hamil, tetapi HPHT kosong', todo: 'Kehamilan disimpan. Tanyakan HPHT kepada ibu.' },
  LMP_FUTURE: { what: 'HPHT di masa depan', todo: 'HPHT ini tidak disimpan. Tanyakan kepada ibu.' },
  LMP_IMPOSSIBLE: { what: 'HPHT bukan tanggal', todo: 'HPHT ini tidak disimpan. Tanyakan kepada ibu.' },
  LMP_TOO_OLD: {
    what: 'HPHT lebih dari 10 bulan lalu',
    todo: 'HPHT ini tidak disimpan. Mungkin ibu sudah bersalin: tanyakan.',
  },
  MOTHER_NIK_FORMAT: { what: 'NIK ibu bukan 16 angka', todo: 'Nomor ini tidak disimpan. Lengkapi dari KK.' },
  NAME_EMPTY: { what: 'Nama kosong', todo: 'Isi namanya di berkas, lalu impor lagi.' },
  NAME_FORMAT: { what: 'Penulisan nama', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  NAME_NEWBORN: { what: 'Nama sementara bayi', todo: 'Dikenali dari ibunya. Isi nama anak bila sudah ada.' },
  NAME_VARIANT: {
    what: 'Ejaan nama berbeda dengan data sasaran',
    todo: 'Dikenali sebagai orang yang sama. Tidak perlu apa-apa.',
  },
  NIK_BIRTHDATE_MISMATCH: {
    what: 'NIK tidak cocok dengan tanggal lahir',
    todo: 'Keduanya disimpan. Cocokkan dengan KTP atau KK.',
  },
  NIK_DIFFERS: { what: 'NIK berbeda dengan data sasaran', todo: 'NIK data sasaran tetap dipakai. Cocokkan dengan KK.' },
  NIK_EMPTY: { what: 'NIK kosong', todo: 'Orangnya tetap disimpan. Lengkapi NIK bila ada.' },
  NIK_EMPTY_NEWBORN: { what: 'Bayi belum punya NIK', todo: 'Bayinya tetap disimpan. Lengkapi sesudah akta terbit.' },
  NIK_FORMAT: { what: 'NIK berisi spasi atau tanda baca', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  NIK_LENGTH: {
    what: 'NIK bukan 16 angka',
    todo: 'NIK ini tidak disimpan, orangnya tetap. Lengkapi dari KTP atau KK.',
  },
  NIK_PLACEHOLDER: {
    what: 'NIK hanya angka pengisi',
    todo: 'NIK ini tidak disimpan, orangnya tetap. Lengkapi dari KTP atau KK.',
  },
  NIK_PROVINCE_UNKNOWN: {
    what: 'Kode provinsi pada NIK tidak dikenal',
    todo: 'Disimpan. Cocokkan dengan KTP atau KK.',
  },
  NIK_SEX_MISMATCH: {
    what: 'NIK tidak cocok dengan jenis kelamin',
    todo: 'Keduanya disimpan. Cocokkan dengan KTP atau KK.',
  },
  NIK_SHARED: {
    what: 'NIK dipakai orang lain juga',
    todo: 'NIK ini tidak disimpan untuk orang ini. Lengkapi dari KK.',
  },
  NIK_SPOILED: {
    what: 'NIK rusak oleh Excel',
    todo: 'NIK ini tidak disimpan. Jadikan kolom NIK teks, isi lagi dari KK.',
  },
  NOT_A_ROW: { what: 'Bukan baris orang (jumlah atau tanda tangan)', todo: 'Dilewati. Tidak perlu apa-apa.' },
  NOT_IN_REGISTER: {
    what: 'Anak tidak ada di data sasaran',
    todo: 'Didaftarkan di Posyandu tempat ditimbang. Lengkapi datanya.',
  },
  NT_EXPORT_DIFFERS: {
    what: 'N/T/O/B di berkas berbeda dengan hitungan',
    todo: 'Dipakai hasil hitungan dari berat. Tidak perlu apa-apa bila beratnya benar.',
  },
  OUT_OF_AREA: { what: 'Anak dari desa lain', todo: 'Disimpan sebagai pengunjung, tidak masuk hitungan desa ini.' },
  PERSON_AMBIGUOUS: {
    what: 'Cocok dengan lebih dari satu orang',
    todo: 'Baris ini ditahan. Isi NIK atau nama lengkap, lalu impor lagi.',
  },
  PERSON_UNKNOWN: {
    what: 'Anak tidak ada di data sasaran',
    todo: 'Baris ini ditahan. Impor data sasaran atau penimbangannya dulu.',
  },
  PHONE_INVALID: { what: 'Nomor HP tidak lengkap', todo: 'Nomor ini tidak disimpan, orangnya tetap.' },
  POSITION_ASSUMED: { what: 'Cara ukur kosong', todo: 'Dipakai cara yang lazim untuk umurnya. Tidak perlu apa-apa.' },
  POSITION_IMPLAUSIBLE: {
    what: 'Bayi di bawah 9 bulan diukur berdiri',
    todo: 'Disimpan. Tanyakan kepada kader cara mengukurnya.',
  },
  POSITION_SPELLING: { what: 'Penulisan cara ukur', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  POSYANDU_EMPTY: { what: 'Posyandu kosong', todo: 'Baris ini belum disimpan. Isi Posyandunya, lalu impor lagi.' },
  POSYANDU_SPELLING: { what: 'Penulisan nama Posyandu', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  POSYANDU_UNKNOWN: {
    what: 'Posyandu ini tidak dikenal',
    todo: 'Periksa namanya. Bila salah tulis, betulkan dan impor lagi.',
  },
  PREGNANT_AGE: {
    what: 'Tercatat hamil di luar umur 10-55 tahun',
    todo: 'Kehamilan tidak disimpan, orangnya tetap. Periksa barisnya.',
  },
  PREGNANT_MALE: {
    what: 'Laki-laki tercatat hamil',
    todo: 'Kehamilan tidak disimpan, orangnya tetap. Periksa barisnya.',
  },
  SAME_DAY_DIFFERS: {
    what: 'Ukuran lain untuk anak dan hari yang sama',
    todo: 'Ukuran pertama yang dipakai. Pilih yang benar, lalu betulkan.',
  },
  SEX_DIFFERS: {
    what: 'Jenis kelamin berbeda dengan data sasaran',
    todo: 'Dipakai yang di data sasaran. Cocokkan dengan KK.',
  },
  SEX_EMPTY: {
    what: 'Jenis kelamin kosong',
    todo: 'Orangnya disimpan, tetapi status gizi belum dapat dihitung. Lengkapi.',
  },
  SEX_SPELLING: { what: 'Penulisan jenis kelamin', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  SPACES_OR_CASE: { what: 'Spasi atau huruf besar-kecil pada nama', todo: 'Sudah dirapikan. Tidak perlu apa-apa.' },
  STATUS_OUTLIER: {
    what: 'Status gizi di berkas tertulis "Outlier"',
    todo: 'Dihitung ulang dari ukurannya. Tidak perlu apa-apa.',
  },
  STATUS_UNKNOWN: {
    what: 'Status penduduk tidak dikenal',
    todo: 'Dianggap aktif. Tulis Aktif, Pindah, atau Meninggal.',
  },
  VALUE_DIFFERS: {
    what: 'Sudah ada isian lain dari petugas',
    todo: 'Isian petugas tetap dipakai. Betulkan di aplikasi bila perlu.',
  },
  VALUE_UPDATED: { what: 'Isian impor sebelumnya diganti', todo: 'Sudah diperbarui. Tidak perlu apa-apa.' },
  WEIGHED_ELSEWHERE: {
    what: 'Ditimbang di Posyandu lain',
    todo: 'Dihitung di Posyandu tempat tinggalnya. Tidak perlu apa-apa.',
  },
  WEIGHT_CHANGE_15: {
    what: 'Berat berubah lebih dari 15 % dalam 35 hari',
    todo: 'Disimpan. Timbang ulang saat anak datang.',
  },
  WEIGHT_EMPTY: { what: 'Berat kosong', todo: 'Anak ini dianggap tidak ditimbang.' },
  WEIGHT_IMPOSSIBLE: {
    what: 'Berat tidak mungkin (0,5-45 kg)',
    todo: 'Berat ini tidak disimpan: anak dianggap tidak ditimbang. Periksa letak koma.',
  },
  WEIGHT_IN_GRAMS: { what: 'Berat ditulis dalam gram', todo: 'Sudah dijadikan kg. Tidak perlu apa-apa.' },
  WEIGHT_UNIT_CONTRADICTION: {
    what: 'Angka dan satuan berat bertentangan',
    todo: 'Berat ini ditahan. Tulis dalam kg, lalu impor lagi.',
  },
  Z_EXPORT_DIFFERS: {
    what: 'Z-score di berkas berbeda dengan hitungan',
    todo: 'Dipakai hasil hitungan sendiri. Periksa berat, tinggi, dan tanggal lahir.',
  },
  Z_FLAG_ACFA: {
    what: 'Lingkar lengan terlalu jauh dari anak seumurnya',
    todo: 'Disimpan, tidak masuk persentase. Ukur ulang.',
  },
  Z_FLAG_BFA: {
    what: 'IMT terlalu jauh dari anak seumurnya',
    todo: 'Disimpan, tidak masuk persentase. Ukur ulang berat dan tinggi.',
  },
  Z_FLAG_HCFA: {
    what: 'Lingkar kepala terlalu jauh dari anak seumurnya',
    todo: 'Disimpan, tidak masuk persentase. Ukur ulang.',
  },
  Z_FLAG_LHFA: {
    what: 'Tinggi terlalu jauh dari anak seumurnya',
    todo: 'Disimpan, tidak masuk persentase. Ukur ulang.',
  },
  Z_FLAG_WFA: {
    what: 'Berat terlalu jauh dari anak seumurnya',
    todo: 'Disimpan, tidak masuk persentase. Timbang ulang.',
  },
  Z_FLAG_WFLH: {
    what: 'Berat terlalu jauh untuk tingginya',
    todo: 'Disimpan, tidak masuk persentase. Ukur ulang berat dan tinggi.',
  },
} as const satisfies { readonly [code: string]: { readonly what: string; readonly todo: string } };
