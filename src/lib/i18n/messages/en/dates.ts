import type { DateWords } from '../../date-words.ts';

/** Numbers, dates and ages in English: `1,234.5`, `7 August 2026`, `08:07`, `2 y 4 mo`. */
export const dates: DateWords = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  decimal: '.',
  thousands: ',',
  clock: ':',
  day: 'days',
  month: 'mo',
  year: 'y',
  minute: 'min',
  hour: 'h',
  justNow: 'just now',
};
