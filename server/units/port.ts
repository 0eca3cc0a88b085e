/** A Puskesmas; every key of the database starts with its id. */
export interface Puskesmas {
  readonly puskesmasId: string;
  readonly name: string;
  /** Kemendagri code of the kabupaten, 4 digits, where known. */
  readonly regencyCode: string | null;
}

/** A desa or kelurahan in the working area of a Puskesmas. */
export interface Village {
  readonly villageId: string;
  readonly puskesmasId: string;
  readonly name: string;
  /** Kemendagri code, 10 digits, where known. */
  readonly code: string | null;
}

/** A Posyandu; its id is part of the names of its documents. */
export interface Posyandu {
  readonly posyanduId: string;
  readonly villageId: string;
  readonly puskesmasId: string;
  readonly name: string;
  /** Dusun where it works, as its files spell it. */
  readonly hamlet: string | null;
}

/** Units of the service tree: the server's own tables, no documents. Names are compared without case and repeated spaces. */
export interface UnitsPort {
  ensurePuskesmas(name: string): Promise<Puskesmas>;
  ensureVillage(puskesmasId: string, name: string, code?: string): Promise<Village>;
  ensurePosyandu(villageId: string, name: string, hamlet?: string): Promise<Posyandu>;
  listPuskesmas(): Promise<Puskesmas[]>;
  listVillages(puskesmasId: string): Promise<Village[]>;
  listPosyandu(puskesmasId: string): Promise<Posyandu[]>;
  findPuskesmas(puskesmasId: string): Promise<Puskesmas | undefined>;
  findVillage(villageId: string): Promise<Village | undefined>;
  findPosyandu(posyanduId: string): Promise<Posyandu | undefined>;
}
