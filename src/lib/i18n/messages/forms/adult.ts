import { blood } from './parts/blood.ts';
import { body } from './parts/body.ts';
import { contraception } from './parts/contraception.ts';
import { grownUp } from './parts/grown-up.ts';
import { mental } from './parts/mental.ts';
import { senses } from './parts/senses.ts';
import { tb } from './parts/tb.ts';

/** The words of the card of an adult. */
export const words = {
  ...body,
  ...tb,
  ...senses,
  ...blood,
  ...grownUp,
  ...contraception,
  ...mental,
  'form.title.adult': 'Pengukuran dewasa',
  'form.title.adultCare': 'Mata, telinga, merokok, gejala TBC, KB',
  'form.title.adultLab': 'Pemeriksaan darah',
} as const;
