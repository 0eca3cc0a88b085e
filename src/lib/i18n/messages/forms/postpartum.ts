import { blood } from './parts/blood.ts';
import { body } from './parts/body.ts';
import { contraception } from './parts/contraception.ts';
import { danger } from './parts/danger.ts';
import { mother } from './parts/mother.ts';
import { tb } from './parts/tb.ts';

/** The words of the card of a mother after birth. */
export const words = {
  ...body,
  ...tb,
  ...danger,
  ...blood,
  ...mother,
  ...contraception,
  'form.title.postpartum': 'Pengukuran ibu nifas dan menyusui',
  'form.title.postpartumCare': 'Nifas, menyusui, dan gejala TBC',
  'form.title.postpartumDanger': 'Tanda bahaya ibu nifas',
  'form.title.postpartumConfidential': 'Pemeriksaan rahasia ibu nifas',
  'form.title.postpartumLab': 'Hb',
  'postpartum.vitAMother': 'Kapsul vitamin A sesudah melahirkan',
  'postpartum.vitAMother.help': 'Satu segera sesudah melahirkan, satu lagi sesudah 24 jam.',
  'postpartum.vitAMother.0': 'Belum',
  'postpartum.vitAMother.1': '1 kapsul',
  'postpartum.vitAMother.2': '2 kapsul',
  'postpartum.breastfeeding': 'Menyusui',
  'postpartum.ppContraception': 'KB sesudah melahirkan',
  'postpartum.ppContraception.help': 'Yang dipakai sekarang.',
} as const;
