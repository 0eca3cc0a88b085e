import type { ProblemText } from '../catalogue.ts';

const KEPT = 'Isian lain tetap aman.';

/** Problems of forms, by code. `{field}` is the name of the field. */
export const formProblems = {
  'form.required': ['{field} belum diisi.', KEPT, 'Isi dulu, lalu simpan lagi.'],
  'form.notANumber': ['"{typed}" bukan angka.', KEPT, 'Ketik angka, misalnya 8,4.'],
  'form.tooManyDecimals': [
    '{field} ditulis paling banyak {decimals} angka di belakang koma.',
    KEPT,
    'Baca lagi alat ukurnya.',
  ],
  'form.tooLow': ['{field} {value} tidak mungkin: paling sedikit {min}.', KEPT, 'Periksa lagi angka dan satuannya.'],
  'form.tooHigh': ['{field} {value} tidak mungkin: paling banyak {max}.', KEPT, 'Periksa lagi angka dan satuannya.'],
  'form.notAChoice': ['Jawaban {field} tidak dikenal.', KEPT, 'Pilih salah satu jawaban yang ada.'],
  'form.blankNotAllowed': ['{field} tidak boleh dikosongkan dengan alasan ini.', KEPT, 'Isi, atau pilih alasan lain.'],
  'form.dateImpossible': ['Tanggal ini tidak ada di kalender.', KEPT, 'Periksa lagi tanggal, bulan, dan tahunnya.'],
  'form.dateInFuture': ['{field} ada di masa depan.', KEPT, 'Periksa lagi tahunnya.'],
  'form.textTooLong': ['{field} terlalu panjang: paling banyak {max} huruf.', KEPT, 'Singkat tulisannya.'],
  'form.nikNotSixteenDigits': [
    '{field} harus 16 angka, ini {digits} angka.',
    KEPT,
    'Lihat lagi di KTP atau KK. Boleh dikosongkan dulu.',
  ],
  'form.phoneImpossible': [
    'Nomor HP ini tidak lengkap.',
    KEPT,
    'Tulis mulai 08, misalnya 0812 3456 7890. Boleh dikosongkan dulu.',
  ],
  'form.systolicNotAboveDiastolic': [
    'Tekanan atas harus lebih besar dari tekanan bawah.',
    KEPT,
    'Periksa lagi kedua angka.',
  ],
  'form.unusual': [
    '{field} {value} di luar yang biasa ({min} sampai {max}).',
    KEPT,
    'Ukur sekali lagi. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.zUnusual': [
    '{field} {value} sangat jauh dari anak seumurnya.',
    KEPT,
    'Ukur sekali lagi dan periksa tanggal lahirnya. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.heightFell': [
    'Lebih pendek dari {previous}.',
    KEPT,
    'Ukur sekali lagi, perhatikan cara ukurnya. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.heightJumped': [
    'Naik terlalu banyak dari {previous}.',
    KEPT,
    'Ukur sekali lagi. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.headFell': ['Lebih kecil dari {previous}.', KEPT, 'Ukur sekali lagi. Bila tetap sama, pilih "Ya, benar".'],
  'form.weightChanged': [
    'Berubah lebih dari 15 % dari {previous}.',
    KEPT,
    'Timbang sekali lagi. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.sameAsBefore': [
    'Berat dan tinggi sama persis tiga bulan berturut-turut.',
    KEPT,
    'Timbang dan ukur sekali lagi. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.changedBy': [
    'Berbeda lebih dari {by} dari {previous}.',
    KEPT,
    'Ukur sekali lagi, dan pastikan orangnya benar. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.bmiUnusual': [
    'Dengan berat dan tinggi ini IMT-nya {bmi}: tidak biasa.',
    KEPT,
    'Periksa lagi berat dan tingginya. Bila tetap sama, pilih "Ya, benar".',
  ],
  'form.lmpTooEarly': [
    'HPHT ini sudah lebih dari 310 hari yang lalu.',
    KEPT,
    'Periksa lagi bulan dan tahunnya. Bila bayinya sudah lahir, pilih kelompok ibu nifas.',
  ],
  'form.positionUnusual': [
    'Anak {ageMonths} bulan biasanya belum bisa diukur berdiri.',
    KEPT,
    'Ukur telentang. Bila memang berdiri, pilih "Ya, benar".',
  ],
  'form.veryOld': [
    'Menurut tanggal lahir ini umurnya {years} tahun.',
    KEPT,
    'Periksa lagi tahunnya. Bila benar, pilih "Ya, benar".',
  ],
  'nik.length': ['NIK harus 16 angka.', KEPT, 'Lihat lagi di KTP atau KK.'],
  'nik.placeholder': ['NIK ini tampak diisi asal.', KEPT, 'Lihat lagi di KTP atau KK. Boleh dikosongkan dulu.'],
  'nik.provinceUnknown': [
    'Dua angka pertama NIK bukan kode provinsi.',
    KEPT,
    'Lihat lagi di KTP atau KK. Bila memang begitu, pilih "Ya, benar".',
  ],
  'nik.birthDateMismatch': [
    'Tanggal di dalam NIK tidak cocok dengan tanggal lahir.',
    KEPT,
    'Periksa keduanya. Bila memang begitu, pilih "Ya, benar".',
  ],
  'nik.sexMismatch': [
    'NIK ini milik jenis kelamin yang lain.',
    KEPT,
    'Periksa keduanya. Bila memang begitu, pilih "Ya, benar".',
  ],
} as const satisfies { readonly [code: string]: ProblemText };
