import type { Register } from '#lib/app/register.svelte.ts';
import type { Saved, SessionDay, VisitView } from '#lib/app/session-day.svelte.ts';
import { answersOfVisit } from '#lib/app/visit-answers.ts';
import { previousValues } from '#lib/app/previous-values.ts';
import { t } from '#lib/i18n/visit-text.ts';
import { adviceFor } from '#lib/ui/result/advice.ts';
import { getNotices, type Notices } from '../../../../notices.svelte.ts';
import type { PersonRecord, VisitRecord } from '../../../types.ts';
import { CHILD_GROUPS } from '../../session-groups.ts';

/** The growth rules with their tables, loaded late. */
type GrowthRules = typeof import('#lib/app/child-growth.ts');

/** The growth rules, the child they are asked about, and what was measured of it on earlier days. */
export interface ChildGrowth {
  readonly rules: GrowthRules;
  readonly child: Parameters<GrowthRules['childResult']>[0];
  readonly weighings: ReturnType<GrowthRules['weighingsOf']>;
}

type Recorded = ReturnType<SessionDay['completeStep']>;

const STEPS = ['registration', 'measurement', 'recording', 'service', 'education'] as const;
export type Step = (typeof STEPS)[number];

/** What the page of one visit works on. */
export interface DeskProps {
  readonly day: SessionDay;
  readonly visit: VisitView;
  readonly person: PersonRecord;
  readonly register: Register;
}

/**
 * One visit as its page shows it: which step is open, what is known of the person, and the one way in which its steps record.
 * Made in a component's script; follows the props it is given.
 */
export class VisitDesk {
  #props: () => DeskProps;
  #notices: Notices = getNotices();
  #chosen = $state<Step>();
  #again = $state(false);
  #busy = $state(false);
  #problem = $state.raw<{ readonly code: string }>();
  #earlier = $state.raw<readonly VisitRecord[]>();
  #rules = $state.raw<GrowthRules>();

  constructor(props: () => DeskProps) {
    this.#props = props;
    void this.#load();
  }

  get day(): SessionDay {
    return this.#props().day;
  }
  get visit(): VisitView {
    return this.#props().visit;
  }
  get person(): PersonRecord {
    return this.#props().person;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last entry could not be recorded. */
  get problem(): { readonly code: string } | undefined {
    return this.#problem;
  }

  /** The step that is shown: the one chosen, or where the person waits; the last one for who has gone through all. */
  get step(): Step {
    return this.#chosen ?? (this.visit.waitsFor === 'done' ? 'education' : this.visit.waitsFor);
  }
  get steps() {
    const { steps } = this.visit.visit;
    return STEPS.map((code) => ({ code, state: steps[code]?.state ?? ('open' as const) }));
  }
  choose(step: Step): void {
    this.#chosen = step;
    this.#again = false;
  }

  /** Whether the form is open although something was measured before: to add to it, to measure again, or because another tablet was faster. */
  get measuringAgain(): boolean {
    return this.#again;
  }
  /** Opens the form and keeps it open: what another tablet saves meanwhile does not take it away from under the fingers. */
  keepMeasuring(): void {
    this.#chosen = 'measurement';
    this.#again = true;
  }

  /** Whether the form of children is the one for this visit. */
  get isChild(): boolean {
    return CHILD_GROUPS.has(this.visit.visit.group ?? '');
  }
  /** The growth rules and what they need of this child; undefined while they load, or without a birth date. */
  get growth(): ChildGrowth | undefined {
    const { sex, birthDate } = this.person;
    if (!this.#rules || !this.#earlier || birthDate === undefined) return undefined;
    return { rules: this.#rules, child: { sex, birthDate }, weighings: this.#rules.weighingsOf(this.#earlier) };
  }
  /** What today's measurements of a child came to. */
  get outcome() {
    if (!this.growth) return undefined;
    const { rules, child, weighings } = this.growth;
    const [now] = rules.weighingsOf([this.visit.visit]);
    if (!now) return undefined;
    const result = rules.childResult(child, now, weighings, this.day.date);
    return {
      ...result,
      child,
      weighings: [...weighings, now],
      advice: adviceFor(result.interpretation, child.birthDate, this.day.date),
    };
  }

  /** What the form of children may look at besides its answers. */
  get childContext() {
    const { sex, birthDate } = this.person;
    const { growth } = this;
    const today = this.day.date;
    return {
      today,
      sex,
      birthDate,
      previous: previousValues(this.#earlier ?? [], today),
      growth: growth?.rules.growthRulesFor(growth.child, growth.weighings, today),
    };
  }
  /** Values that most children of this age have. */
  get usual() {
    return this.growth?.rules.usualValues(this.growth.child, this.day.date);
  }
  /** What measurements mean while they are typed. */
  get interpret() {
    const { growth } = this;
    if (!growth) return undefined;
    const { rules, child, weighings } = growth;
    return (measures: Parameters<typeof rules.childResult>[1]) =>
      rules.childResult(child, measures, weighings, this.day.date).interpretation;
  }

  /** What the visit holds of a form. */
  known(form: Parameters<typeof answersOfVisit>[1]) {
    return answersOfVisit(this.visit.visit, form);
  }
  /** Records something, shows what came of it, and offers the way back; then the page goes where the person waits next. */
  async record(recording: Recorded, text: string = t('visit.saved')): Promise<boolean> {
    this.#busy = true;
    const saved = await recording;
    this.#busy = false;
    this.#problem = saved.ok ? undefined : saved.problem;
    if (!saved.ok) return false;
    this.#chosen = undefined;
    this.#again = false;
    this.#notices.show({ text, undo: () => void this.#undo(saved.value) });
    return true;
  }

  async #undo(saved: Saved): Promise<void> {
    const undone = await this.day.undo(saved);
    this.#problem = undone.ok ? undefined : undone.problem;
    if (undone.ok) this.#notices.show({ text: t('visit.undone') });
  }

  async #load(): Promise<void> {
    const { register, visit } = this.#props();
    const [visits, rules] = await Promise.all([
      register.loadVisits(visit.personId),
      this.isChild ? import('#lib/app/child-growth.ts') : undefined,
    ]);
    this.#earlier = visits.filter((one) => one.documentId !== visit.visit.documentId);
    this.#rules = rules;
  }
}
