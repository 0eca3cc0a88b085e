/* What the queue marks people with: imported late (`import()`), so that the first screen does not carry the rules. */
export { marksOf } from './queue-marks.ts';
export { resultsOfToday } from './results-of-today.ts';
