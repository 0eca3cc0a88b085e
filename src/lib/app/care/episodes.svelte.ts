import { daysBetween, isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { gestationWeeks } from '#lib/domain/pregnancy/gestation.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { readPregnancies, type PregnancyOutcome, type PregnancyRecord } from '#lib/events/pregnancy-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { toSlots, type SlotValues } from '../statement-data.ts';
import type { CarePorts } from './care-ports.ts';
import { choosePregnancy, episodeStateOn, lmpOf, LONGEST_PREGNANCY_DAYS } from '#lib/events/person/pregnancy-state.ts';
import { withoutGaps } from './without-gaps.ts';

/** Why an episode could not be recorded. */
export type EpisodeProblem =
  | RecordProblem
  /** She has an open one. */
  | { readonly code: 'pregnancy.alreadyOpen' }
  /** The first day of the period lies ahead, or further back than any pregnancy lasts. */
  | { readonly code: 'pregnancy.lmpImpossible' }
  /** The birth lies ahead, or before the period. */
  | { readonly code: 'pregnancy.deliveryImpossible' };

/** A child that was born. */
export interface Newborn {
  /** Empty: "Bayi Ny. ..." until it has a name. */
  readonly name: string;
  readonly sex: 'm' | 'f';
  readonly birthWeightKg?: number;
  readonly birthLengthCm?: number;
}

/** How a pregnancy ended in a birth. */
export interface Delivery {
  readonly date: LocalDate;
  /** Slots of the birth: time, attendant, place, mode, state of the mother. */
  readonly details?: SlotValues;
  /** Alive, in order of birth. */
  readonly newborns: readonly Newborn[];
}

type Recorded = Promise<Result<Saved, EpisodeProblem>>;

/** Pregnancies and births as episodes on people of the register. */
export class Episodes {
  readonly #ports: CarePorts;
  readonly #byPerson = $derived.by(() => this.#sort());

  constructor(ports: CarePorts) {
    this.#ports = ports;
  }

  /** All episodes of a woman, newest first. */
  episodesOf(personId: string): readonly PregnancyRecord[] {
    return this.#byPerson.get(this.#ports.register.canonicalId(personId)) ?? [];
  }

  /** Everybody's episodes that are open on a day, or whose end nobody has said. */
  openOn(date: LocalDate): readonly PregnancyRecord[] {
    return [...this.#byPerson.values()].flat().filter((one) => episodeStateOn(one, date) !== 'ended');
  }

  /** Her pregnancy on a day, and further open ones that another tablet began. */
  pregnancyOn(personId: string, date: LocalDate): ReturnType<typeof choosePregnancy> {
    return choosePregnancy(this.episodesOf(personId).filter((one) => episodeStateOn(one, date) === 'pregnant'));
  }

  /** The last birth while she is served as a mother. */
  deliveryOn(personId: string, date: LocalDate): PregnancyRecord | undefined {
    return this.episodesOf(personId).find((one) => episodeStateOn(one, date) === 'mother');
  }

  /** Begins an episode. Answers: lmp, edd, eddSource, gravida, prePregWeightKg ... */
  async start(personId: string, answers: Answers): Recorded {
    const today = this.#ports.today();
    if (this.pregnancyOn(personId, today)) return err({ code: 'pregnancy.alreadyOpen' });
    const slots = toSlots(answers);
    if (!isPossibleLmp(slots['lmp'], today)) return err({ code: 'pregnancy.lmpImpossible' });
    return this.#state(this.#ports.records.newId(), { personId, ...slots });
  }

  /** States what has become known of an episode; only what differs is written. */
  async change(id: string, answers: Answers): Recorded {
    const slots = toSlots(answers);
    if (!isPossibleLmp(slots['lmp'], this.#ports.today())) return err({ code: 'pregnancy.lmpImpossible' });
    return this.#state(id, slots);
  }

  /** Ends an episode without a child that lives here. */
  end(id: string, outcome: Exclude<PregnancyOutcome, 'liveBirth'>, endedDate: LocalDate): Recorded {
    return this.#state(id, { outcome, endedDate, ...(outcome === 'stillbirth' ? { deliveryDate: endedDate } : {}) });
  }

  /** Two tablets began one pregnancy twice: this one is taken back, with the reason. */
  takeBack(id: string, reason: string): Recorded {
    return this.#state(id, { voidReason: reason });
  }

  /**
   * A birth: registers the newborn, one after the other in order of birth, with the mother's name, family and place; then closes the
   * pregnancy, naming them. Where the device fails in between, saying it again finds the newborn that are registered already.
   */
  async deliver(pregnancy: PregnancyRecord, mother: PersonRecord, delivery: Delivery): Recorded {
    const today = this.#ports.today();
    const { date, details = {}, newborns } = delivery;
    const lmp = lmpOf(pregnancy);
    if (date > today || (lmp !== undefined && date < lmp)) return err({ code: 'pregnancy.deliveryImpossible' });
    const children = await this.#registerAll(mother, delivery);
    if (!children.ok) return children;
    return this.#state(pregnancy.id, {
      ...details,
      deliveryDate: date,
      outcome: newborns.length > 0 ? 'liveBirth' : 'stillbirth',
      childIds: children.value,
      ...(lmp === undefined ? {} : { deliveryWeeks: gestationWeeks(lmp, date) }),
    });
  }

  /** A mother who comes after a birth whose pregnancy nobody recorded here. */
  async startAfterBirth(personId: string, date: LocalDate, details: SlotValues = {}): Recorded {
    if (date > this.#ports.today()) return err({ code: 'pregnancy.deliveryImpossible' });
    const slots = { personId, ...details, deliveryDate: date, outcome: 'liveBirth' };
    return this.#state(this.#ports.records.newId(), slots);
  }

  async #registerAll(mother: PersonRecord, { date, newborns }: Delivery): Promise<Result<string[], RecordProblem>> {
    const ids: string[] = [];
    const born = this.#ports.register.people.filter(
      ({ birthDate, motherName }) => birthDate === date && motherName === mother.name,
    );
    for (const [at, newborn] of newborns.entries()) {
      const answers = newbornAnswers(mother, date, newborn, newborns.length > 1 ? at + 1 : undefined);
      const known = born.find(({ name }) => name === answers['name']);
      const registered = known ? ok(known) : await this.#ports.register.registerPerson(answers);
      if (!registered.ok) return registered;
      ids.push(registered.value.personId);
    }
    return ok(ids);
  }

  #state(subject: string, slots: { readonly [slot: string]: SlotValues[string] | undefined }): Recorded {
    const { records, today } = this.#ports;
    const key = { table: 'pregnancy', subject } as const;
    return records.state(records.documentFor('register', today()), key, [
      { type: 'pregnancy', slots: withoutGaps(slots) },
    ]);
  }

  #sort(): ReadonlyMap<string, readonly PregnancyRecord[]> {
    const start = (one: PregnancyRecord) => one.deliveryDate ?? one.lmp ?? '';
    const newestFirst = readPregnancies(this.#ports.records.rows('pregnancy')).sort((a, b) =>
      start(a) === start(b) ? (a.id < b.id ? -1 : 1) : start(a) < start(b) ? 1 : -1,
    );
    return Map.groupBy(newestFirst, ({ personId }) => this.#ports.register.canonicalId(personId));
  }
}

/** Answers of the form `person` for a newborn; twins are told apart by their order. */
function newbornAnswers(mother: PersonRecord, birthDate: LocalDate, newborn: Newborn, order?: number): Answers {
  const { name, sex, birthWeightKg, birthLengthCm } = newborn;
  const called = `Bayi Ny. ${mother.name}${order === undefined ? '' : ` (${order})`}`;
  const { nik: motherNik, familyCardNo, hamlet, rt, rw, address, husbandName: fatherName, outOfArea } = mother;
  return {
    name: name.trim() === '' ? called : name.trim(),
    sex,
    birthDate,
    motherName: mother.name,
    motherNik,
    fatherName,
    familyCardNo,
    hamlet,
    rt,
    rw,
    address,
    birthWeightKg,
    birthLengthCm,
    motherId: mother.personId,
    ...(order === undefined ? {} : { birthOrder: order }),
    ...(outOfArea ? { outOfArea } : {}),
  };
}

function isPossibleLmp(lmp: SlotValues[string] | undefined, today: LocalDate): boolean {
  if (typeof lmp !== 'string') return true;
  if (!isLocalDate(lmp)) return false;
  const days = daysBetween(lmp, today);
  return days >= 0 && days <= LONGEST_PREGNANCY_DAYS;
}
