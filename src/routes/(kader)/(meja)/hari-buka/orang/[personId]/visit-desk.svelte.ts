import type { App } from '#lib/app/app.svelte.ts';
import type { DayResults } from '#lib/app/interpretation/day-results.svelte.ts';
import { previousValues } from '#lib/app/previous-values.ts';
import type { Saved, SessionDay, VisitView } from '#lib/app/session-day.svelte.ts';
import { answersOfVisit } from '#lib/app/visit-answers.ts';
import type { FormProgress, VisitForms } from '#lib/app/visit-forms.ts';
import { t } from '#lib/i18n/visit-text.ts';
import { getNotices, type Notices } from '../../../../notices.svelte.ts';
import type { Answers, PersonRecord } from '../../../types.ts';

/** The judgement of visits and the forms of a card: both large, both loaded late. */
type Rules = typeof import('#lib/app/interpretation/visit-rules.ts');
type Form = FormProgress['form'];
type Recorded = ReturnType<SessionDay['completeStep']>;

const STEPS = ['registration', 'measurement', 'recording', 'service', 'education'] as const;
export type Step = (typeof STEPS)[number];

/** What the page of one visit works on. */
export interface DeskProps {
  readonly app: App;
  readonly day: SessionDay;
  readonly visit: VisitView;
  readonly person: PersonRecord;
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
  #rules = $state.raw<Rules>();
  #results = $state.raw<DayResults>();
  #forms = $state.raw<{ readonly card: string; readonly forms: VisitForms }>();
  /** The card whose forms are loaded or on their way. */
  #wantedForms: string | undefined;
  readonly #result = $derived.by(() => this.#results?.resultOf(this.visit));
  readonly #facts = $derived.by(() => this.#results?.factsOf(this.visit));

  constructor(props: () => DeskProps) {
    this.#props = props;
    void this.#load();
  }

  get app(): App {
    return this.#props().app;
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
  /** Keeps the step that is shown, whatever is recorded meanwhile. */
  keepStep(): void {
    this.#chosen = this.step;
  }

  /** What the visit means so far; undefined while that loads, or without a birth date. */
  get result() {
    return this.#result;
  }
  /** What step 5 holds already; undefined before it. */
  get education() {
    return this.visit.visit.steps.education && this.#rules?.educationOf(this.visit.visit);
  }
  /** The day that is proposed for coming again. */
  get proposedDate() {
    const { result } = this;
    return result && this.#rules?.proposeNextVisit(result.interpretation, this.day.date);
  }
  /** Whether the judgement is loaded: without it nothing can be said of a missing result. */
  get isReady(): boolean {
    return this.#facts !== undefined && this.#rules !== undefined;
  }
  /** N/T and charts of a child. */
  get childGrowth() {
    const { birthDate, sex } = this.person;
    const facts = this.#facts;
    if (!facts || !this.#rules || birthDate === undefined || this.card !== 'child') return undefined;
    const child = { sex, birthDate };
    return { child, weighings: this.#rules.weighingsOf([...facts.earlier, this.visit.visit]) };
  }

  /** The card of the group this visit is served in; undefined where neither group nor age is known. */
  get card() {
    return this.#rules?.cardOfVisit(this.visit.visit, this.person);
  }
  /** Forms of the card; undefined while they load. */
  get forms(): VisitForms | undefined {
    const { card } = this;
    if (card === undefined || !this.#rules) return undefined;
    if (this.#wantedForms !== card) void this.#loadForms(this.#rules, card);
    return this.#forms?.card === card ? this.#forms.forms : undefined;
  }
  /** How far the questions of the card are answered. */
  get questions(): readonly FormProgress[] {
    const { forms } = this;
    if (!forms || !this.#rules) return [];
    return this.#rules.progressOf(forms.questions, this.#knownOf(forms.questions), this.context);
  }
  /** What the forms may look at besides their answers. */
  get context() {
    const { forms } = this;
    const today = this.day.date;
    const facts = this.#facts;
    const child = this.card === 'child' ? facts && this.#rules?.childContext(facts, today) : undefined;
    return {
      today,
      sex: this.person.sex,
      birthDate: this.person.birthDate,
      previous: previousValues(facts?.earlier ?? [], today),
      visit: forms && this.#knownOf([...forms.measurement, ...forms.questions]),
      lmpDate: this.#result?.input.pregnancy?.lmpDate,
      deliveryDate: this.#result?.input.delivery?.date,
      isNakes: isNakes(this.app.signIn.current?.role),
      ...child,
    };
  }
  /** What the form of measurements begins with. */
  get startAnswers(): Answers {
    return (this.card && this.#rules?.startAnswers(this.card, this.context)) ?? {};
  }
  /** Values that most children of this age have. */
  get usual() {
    const { birthDate, sex } = this.person;
    if (birthDate === undefined || this.card !== 'child') return undefined;
    return this.#rules?.usualValues({ sex, birthDate }, this.day.date);
  }
  /** What answers mean while they are typed. */
  get interpret() {
    const facts = this.#facts;
    const rules = this.#rules;
    if (!facts || !rules) return undefined;
    return (typed: Answers) => rules.interpretOf(facts, typed)?.interpretation.findings ?? [];
  }

  /** What the visit holds of a form. */
  known(form: Form): Answers {
    return answersOfVisit(this.visit.visit, form);
  }
  /**
   * Records something, says so at its first tick, and offers the way back once its row stands; then the page goes where the person waits next, unless
   * it stays.
   */
  async record(recording: Recorded, { text = t('visit.saved'), stay = false } = {}): Promise<boolean> {
    const { step } = this;
    this.#busy = true;
    // What was saved before is not taken for what is being saved.
    this.#notices.hide();
    void this.app.ticks.untilSaved().then(() => this.#busy && this.#notices.show({ text }));
    const saved = await recording;
    this.#busy = false;
    this.#problem = saved.ok ? undefined : saved.problem;
    if (!saved.ok) return false;
    this.#chosen = stay ? step : undefined;
    this.#again = false;
    this.#notices.show({ text, undo: () => void this.#undo(saved.value) });
    return true;
  }

  #knownOf(forms: readonly Form[]): Answers {
    return Object.fromEntries(forms.flatMap((form) => Object.entries(this.known(form))));
  }

  async #undo(saved: Saved): Promise<void> {
    const undone = await this.day.undo(saved);
    this.#problem = undone.ok ? undefined : undone.problem;
    if (undone.ok) this.#notices.show({ text: t('visit.undone') });
  }

  async #load(): Promise<void> {
    const rules = await import('#lib/app/interpretation/visit-rules.ts');
    this.#results = await rules.resultsOfToday(this.app);
    this.#results?.renew([this.visit.personId]);
    this.#rules = rules;
  }

  async #loadForms(rules: Rules, card: NonNullable<VisitDesk['card']>): Promise<void> {
    this.#wantedForms = card;
    this.#forms = { card, forms: await rules.loadVisitForms(card) };
  }
}

function isNakes(role: string | undefined): boolean {
  return role === 'village_nurse' || role === 'health_officer';
}
