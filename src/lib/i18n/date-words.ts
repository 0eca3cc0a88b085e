/** How a language tells numbers, dates and spans of time. */
export interface DateWords {
  /** January first. */
  readonly months: readonly string[];
  /** Sunday first. */
  readonly weekdays: readonly string[];
  readonly decimal: ',' | '.';
  readonly thousands: '.' | ',';
  /** Between hour and minute. */
  readonly clock: '.' | ':';
  /** Behind a number: days, months, years, minutes, hours. */
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly minute: string;
  readonly hour: string;
  readonly justNow: string;
}

/** As Indonesia writes them: `1.234,5`, `7 Agustus 2026`, `08.07`, `2 th 4 bln`. */
export const INDONESIAN: DateWords = {
  months: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  weekdays: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  decimal: ',',
  thousands: '.',
  clock: '.',
  day: 'hari',
  month: 'bln',
  year: 'th',
  minute: 'mnt',
  hour: 'jam',
  justNow: 'baru saja',
};
