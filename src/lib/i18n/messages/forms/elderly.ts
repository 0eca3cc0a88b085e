import { aks } from './parts/aks.ts';
import { blood } from './parts/blood.ts';
import { body } from './parts/body.ts';
import { grownUp } from './parts/grown-up.ts';
import { mental } from './parts/mental.ts';
import { senses } from './parts/senses.ts';
import { skilas } from './parts/skilas.ts';
import { tb } from './parts/tb.ts';

/** The words of the card of an elderly person. */
export const words = {
  ...body,
  ...tb,
  ...senses,
  ...blood,
  ...grownUp,
  ...mental,
  ...aks,
  ...skilas,
  'form.title.elderly': 'Pengukuran lansia',
  'form.title.elderlyCare': 'Mata, telinga, merokok, gejala TBC',
  'form.title.elderlyLab': 'Pemeriksaan darah',
} as const;
