import { inArea } from '../../language.ts';
import type { Translation } from '../../language.ts';
import { app } from './app.ts';
import { area } from './area.ts';
import { careProblems } from './care-problems.ts';
import { care } from './care.ts';
import { doubles } from './doubles.ts';
import { education } from './education.ts';
import { findings } from './findings.ts';
import { formProblems } from './form-problems.ts';
import { forms } from './forms.ts';
import { words as formsAdult } from './forms/adult.ts';
import { words as formsChild } from './forms/child.ts';
import { words as formsElderly } from './forms/elderly.ts';
import { afterImmunisation } from './forms/parts/after-immunisation.ts';
import { aks } from './forms/parts/aks.ts';
import { blood } from './forms/parts/blood.ts';
import { body } from './forms/parts/body.ts';
import { contraception } from './forms/parts/contraception.ts';
import { danger } from './forms/parts/danger.ts';
import { grownUp } from './forms/parts/grown-up.ts';
import { mental } from './forms/parts/mental.ts';
import { mother } from './forms/parts/mother.ts';
import { senses } from './forms/parts/senses.ts';
import { skilas } from './forms/parts/skilas.ts';
import { tb } from './forms/parts/tb.ts';
import { words as formsPostpartum } from './forms/postpartum.ts';
import { words as formsPregnant } from './forms/pregnant.ts';
import { words as formsSchoolTeen } from './forms/school-teen.ts';
import { guideNames } from './guide-names.ts';
import { guides } from './guides.ts';
import { help } from './help.ts';
import { outreachChecklist } from './outreach-checklist.ts';
import { outreachProblems } from './outreach-problems.ts';
import { outreach } from './outreach.ts';
import { ownDevice } from './own-device.ts';
import { peerProblems } from './peer-problems.ts';
import { peer } from './peer.ts';
import { person } from './person.ts';
import { practice } from './practice.ts';
import { reasons } from './reasons.ts';
import { receipts } from './receipts.ts';
import { results } from './results.ts';
import { safety } from './safety.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { systemProblems } from './system-problems.ts';
import { validationProblems } from './validation-problems.ts';
import { validation } from './validation.ts';
import { visit } from './visit.ts';

/** English of what a cadre or nakes meets at the Posyandu. */
export const cadre: Translation = {
  messages: {
    ...app,
    ...area,
    ...care,
    ...inArea('care', care),
    ...doubles,
    ...education,
    ...findings,
    ...forms,
    ...formsAdult,
    ...formsChild,
    ...formsElderly,
    ...afterImmunisation,
    ...aks,
    ...blood,
    ...body,
    ...contraception,
    ...danger,
    ...grownUp,
    ...mental,
    ...mother,
    ...senses,
    ...skilas,
    ...tb,
    ...formsPostpartum,
    ...formsPregnant,
    ...formsSchoolTeen,
    ...guideNames,
    ...guides,
    ...help,
    ...outreachChecklist,
    ...inArea('outreach', outreach),
    ...ownDevice,
    ...peer,
    ...person,
    ...practice,
    ...reasons,
    ...receipts,
    ...results,
    ...safety,
    ...session,
    ...settings,
    ...validation,
    ...visit,
  },
  problems: {
    ...careProblems,
    ...formProblems,
    ...outreachProblems,
    ...peerProblems,
    ...systemProblems,
    ...validationProblems,
  },
  issues: {},
};
