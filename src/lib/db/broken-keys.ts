/** Stands before the name under which a row that does not open any more is kept among the settings; for ever. */
export const BROKEN_PREFIX = 'rusak:';
/** Stands before the name of a document that is being put together anew: a kill in between is made good at the next start. */
export const MENDING_PREFIX = 'mending:';
