import { makeCatalogue } from './catalogue.ts';
import { reporting } from './messages/staff/reporting.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of monthly reports and exports; they come with the pages that show them. */
export const {
  t: tr,
  textOf: reportingTextOf,
  hasText: hasReportingText,
} = makeCatalogue({
  messages: reporting,
  problems: staffProblems,
  unknownProblem: systemProblems['app.unknown'],
});
