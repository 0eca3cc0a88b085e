import { monthlyId, registerId, sessionId } from '#lib/doc/document-id.ts';
import { monthOf, type LocalDate } from '#lib/domain/dates.ts';
import type { EventTypeName } from '#lib/events/catalogue.ts';
import type { Json } from '#lib/events/envelope.ts';
import { TupleList, type Writer } from './tuples.ts';

/** Values by slot. */
export type Slots = { readonly [slot: string]: Json };

/** What somebody states, and of what. */
export interface Statement {
  readonly type: EventTypeName;
  readonly subject: string;
  readonly data: Slots;
}

/** Who works at a Posyandu, and on which devices: a tablet of the cadres, a laptop of the midwife. */
export interface Crew {
  readonly cadre: Writer;
  readonly nurse: Writer;
  readonly tablet: string;
  readonly laptop: string;
}

/** The documents of one Posyandu as they grow; each device has its own array in each of them. */
export class Documents {
  readonly posyanduId: string;
  readonly #crew: Crew;
  /** By document, then by device. */
  readonly lists = new Map<string, Map<string, TupleList>>();

  constructor(posyanduId: string, crew: Crew) {
    this.posyanduId = posyanduId;
    this.#crew = crew;
  }

  register(date: LocalDate, statement: Statement): void {
    this.#byCadre(registerId(this.posyanduId), date, statement);
  }

  session(sessionDate: LocalDate, statement: Statement): void {
    this.#byCadre(sessionId(this.posyanduId, sessionDate), sessionDate, statement);
  }

  visits(date: LocalDate, statement: Statement): void {
    this.#byCadre(monthlyId('visits', this.posyanduId, monthOf(date)), date, statement);
  }

  /** @param documentDate day whose month's document it lies in, where it speaks of an earlier one */
  care(date: LocalDate, statement: Statement, documentDate: LocalDate = date): void {
    const documentId = monthlyId('care', this.posyanduId, monthOf(documentDate));
    this.#state(documentId, this.#crew.laptop, this.#crew.nurse, documentDate, statement);
  }

  #byCadre(documentId: string, date: LocalDate, statement: Statement): void {
    this.#state(documentId, this.#crew.tablet, this.#crew.cadre, date, statement);
  }

  #state(documentId: string, device: string, writer: Writer, date: LocalDate, one: Statement): void {
    const devices = this.lists.get(documentId) ?? new Map<string, TupleList>();
    this.lists.set(documentId, devices);
    const list = devices.get(device) ?? new TupleList(device);
    devices.set(device, list);
    list.state(writer, date, one.type, one.subject, one.data);
  }
}
