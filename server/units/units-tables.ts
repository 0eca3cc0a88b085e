/** Tables of the service tree, as 0002-units-accounts made them. */
export type UnitTables = {
  puskesmas: { puskesmas_id: string; name: string; name_key: string; regency_code: string | null };
  village: { puskesmas_id: string; village_id: string; name: string; name_key: string; code: string | null };
  posyandu: {
    puskesmas_id: string;
    posyandu_id: string;
    village_id: string;
    name: string;
    name_key: string;
    hamlet: string | null;
  };
};
