import { inArea, type Translation } from '../../language.ts';
import { alerts } from './staff/alerts.ts';
import { staffEntry } from './staff/entry.ts';
import { issues } from './staff/import-issues.ts';
import { importing } from './staff/import.ts';
import { management } from './staff/management.ts';
import { national, nationalProblems } from './staff/national.ts';
import { staffNav } from './staff/nav.ts';
import { ownAccount } from './staff/own-account.ts';
import { people } from './staff/people.ts';
import { periods } from './staff/periods.ts';
import { staffProblems } from './staff/problems.ts';
import { pws } from './staff/pws.ts';
import { reporting } from './staff/reporting.ts';
import { situation } from './staff/situation.ts';
import { unitsAndPeople } from './staff/units.ts';

/** English of the pages of the Puskesmas. */
export const office: Translation = {
  messages: {
    ...alerts,
    ...staffEntry,
    ...importing,
    ...management,
    ...national,
    ...staffNav,
    ...ownAccount,
    ...people,
    ...periods,
    ...pws,
    ...reporting,
    ...situation,
    ...unitsAndPeople,
    ...inArea('management', management),
    ...inArea('pws', pws),
    ...inArea('staff', { ...importing, ...staffNav }),
  },
  problems: {
    ...nationalProblems,
    ...staffProblems,
  },
  issues: {
    ...issues,
  },
};
