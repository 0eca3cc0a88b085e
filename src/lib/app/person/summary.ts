/** For pages, which read rows through the app alone. */
export { summarise, type PersonSummary } from '#lib/events/person/summary.ts';
