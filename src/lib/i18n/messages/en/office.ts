import type { Translation } from '../../language.ts';

/** English of the pages of the Puskesmas. */
export const office: Translation = {
  messages: {},
  problems: {},
  issues: {},
};
