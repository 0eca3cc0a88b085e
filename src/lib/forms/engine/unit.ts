/** Units as they are printed; `''` for counts and scores. */
export type Unit =
  | 'kg'
  | 'cm'
  | 'kg/m²'
  | 'mmHg'
  | 'mg/dL'
  | 'g/dL'
  | '°C'
  | 'x/menit'
  | 'minggu'
  | 'tahun'
  | 'batang'
  | 'porsi'
  | 'tablet'
  | '';
