import { err, ok, type Result } from './result.ts';

declare const brand: unique symbol;

/** A text that is the id of one kind of thing, so that ids of different things cannot be mistaken for each other. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A person; random, made on the device that registers. */
export type PersonId = Id<'person'>;
export type PosyanduId = Id<'posyandu'>;
/** A desa or kelurahan. */
export type VillageId = Id<'village'>;
export type PuskesmasId = Id<'puskesmas'>;
/** An enrolled tablet, phone or staff browser. */
export type DeviceId = Id<'device'>;
/** Someone who signs in. */
export type AccountId = Id<'account'>;
/** One immutable statement in a document. */
export type EventId = Id<'event'>;

/** A text that can be no id: empty, longer than 64 characters, or with a character that would split a document's name. */
export interface IdProblem {
  readonly code: 'id.malformed';
}

/** Letters, digits, `_`, `-`, `.`; no `:`, which parts the names of documents. */
const SHAPE = /^[A-Za-z0-9_.-]{1,64}$/;

export const parsePersonId = (raw: unknown): Result<PersonId, IdProblem> => parseId(raw);
export const parsePosyanduId = (raw: unknown): Result<PosyanduId, IdProblem> => parseId(raw);
export const parseVillageId = (raw: unknown): Result<VillageId, IdProblem> => parseId(raw);
export const parsePuskesmasId = (raw: unknown): Result<PuskesmasId, IdProblem> => parseId(raw);
export const parseDeviceId = (raw: unknown): Result<DeviceId, IdProblem> => parseId(raw);
export const parseAccountId = (raw: unknown): Result<AccountId, IdProblem> => parseId(raw);
export const parseEventId = (raw: unknown): Result<EventId, IdProblem> => parseId(raw);

function parseId<Kind extends string>(raw: unknown): Result<Id<Kind>, IdProblem> {
  return typeof raw === 'string' && SHAPE.test(raw) ? ok(raw as Id<Kind>) : err({ code: 'id.malformed' });
}
