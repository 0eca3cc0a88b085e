/* What the recap of a day is summed up with: imported late (`import()`), with the rules of every card. */
export { recapDay, recapFields } from './day-recap.ts';
export { resultsOfToday } from './results-of-today.ts';
