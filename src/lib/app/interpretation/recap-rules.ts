/* What the recap of a day is summed up with: imported late (`import()`), with the rules of every card. */
export { recapDay, recapFields } from './day-recap.ts';
export { recapGiven } from './recap-given.ts';
export { resultsOfToday } from './results-of-today.ts';
