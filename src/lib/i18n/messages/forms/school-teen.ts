import { afterImmunisation } from './parts/after-immunisation.ts';
import { blood } from './parts/blood.ts';
import { body } from './parts/body.ts';
import { senses } from './parts/senses.ts';
import { tb } from './parts/tb.ts';

/** The words of the card of school age and adolescence. */
export const words = {
  ...body,
  ...tb,
  ...senses,
  ...blood,
  ...afterImmunisation,
  'form.title.schoolTeen': 'Pengukuran usia sekolah dan remaja',
  'form.title.schoolTeenCare': 'Mata, telinga, merokok, gejala TBC',
  'form.title.schoolTeenLab': 'Hb dan gula darah',
  'teen.ironAvailable': 'Punya tablet tambah darah (TTD)',
  'teen.ironWeekly': 'TTD diminum minggu ini',
  'teen.ironWeekly.help': 'Satu tablet seminggu, sepanjang tahun.',
  'teen.inSchool': 'Masih sekolah',
  'teen.school': 'Nama sekolah',
  'teen.schoolClass': 'Kelas',
  'form.title.headss': 'Bicara berdua dengan remaja',
  'headss.comfortableHome': 'Merasa nyaman di rumah',
  'headss.schoolBurden': 'Ada beban di sekolah',
  'headss.bodyImage': 'Tidak suka pada bentuk tubuh sendiri',
  'headss.substance': 'Pernah mencoba rokok, alkohol, atau obat terlarang',
  'headss.sexual': 'Pernah berhubungan seksual',
  'headss.unsafe': 'Merasa tidak aman di rumah, sekolah, atau jalan',
  'headss.peers': 'Punya teman di luar kelompoknya',
  'headss.suicidal': 'Pernah ingin mengakhiri hidup',
} as const;
