import { blood } from './parts/blood.ts';
import { body } from './parts/body.ts';
import { danger } from './parts/danger.ts';
import { mother } from './parts/mother.ts';
import { tb } from './parts/tb.ts';

/** The words of the card of a pregnant woman. */
export const words = {
  ...body,
  ...tb,
  ...danger,
  ...blood,
  ...mother,
  'form.title.pregnant': 'Pengukuran ibu hamil',
  'form.title.pregnantCare': 'Kehamilan dan gejala TBC',
  'form.title.pregnantDanger': 'Tanda bahaya ibu hamil',
  'form.title.pregnantConfidential': 'Pemeriksaan rahasia ibu hamil',
  'form.title.pregnantLab': 'Hb',
  'pregnant.gestWeeks': 'Usia kehamilan',
  'pregnant.weightOnCurve': 'Berat badan di grafik Buku KIA',
  'pregnant.weightOnCurve.help': 'Gambar titiknya dulu, lalu lihat: di dalam jalurnya?',
  'pregnant.weightOnCurve.sesuai': 'Sesuai jalur',
  'pregnant.weightOnCurve.tidak': 'Tidak sesuai',
  'pregnant.cedFood': 'Mendapat makanan tambahan (MT) ibu hamil KEK',
  'pregnant.cedFood.help': 'Makanan lokal untuk ibu dengan lengan kurang dari 23,5 cm.',
  'pregnant.cedFoodMenu': 'Isi makanannya',
  'pregnant.cedFoodMenu.help': 'Misalnya: nasi, telur, tempe, bayam.',
  'pregnant.cedFoodPortions': 'Jumlah porsi sejak bulan lalu',
  'pregnant.cedFoodRegular': 'Dimakan rutin',
  'pregnant.motherClass': 'Ikut kelas ibu hamil bulan ini',
  'pregnant.motherClass.help': 'Empat pertemuan selama hamil.',
  'pregnant.tripleTest': 'Tes HIV, sifilis, hepatitis B',
  'pregnant.tripleTest.help': 'Diisi nakes: sudah atau belum. Hasilnya tidak ditulis di sini.',
  'pregnant.tripleTest.done': 'Sudah',
  'pregnant.tripleTest.notDone': 'Belum',
} as const;
