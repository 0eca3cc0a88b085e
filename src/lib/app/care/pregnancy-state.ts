/* What pages say of a pregnancy on a day. */
export { dueDateOf, episodeStateOn, lmpOf } from '#lib/events/person/pregnancy-state.ts';
