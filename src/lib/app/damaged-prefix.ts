/** Stands before the name of a document under which its unreadable bytes are kept, so that a copy of everything has them; for ever. */
export const DAMAGED_PREFIX = 'rusak:';
