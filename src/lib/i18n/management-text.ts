import { makeCatalogue } from './catalogue.ts';
import { management } from './messages/staff/management.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of klaster 1; they come with the pages that show them. */
export const {
  t: tm,
  textOf: managementTextOf,
  hasText: hasManagementText,
} = makeCatalogue({
  messages: management,
  area: 'management',
  problems: staffProblems,
  unknownProblem: systemProblems['app.unknown'],
});
