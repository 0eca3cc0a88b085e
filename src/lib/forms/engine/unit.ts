/** Units as they are printed; `''` for counts and scores. */
export type Unit = 'kg' | 'cm' | 'mmHg' | 'mg/dL' | 'g/dL' | '°C' | 'tablet' | '';
