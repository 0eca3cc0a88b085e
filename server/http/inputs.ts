import * as v from 'valibot';

/** Schemas that several doors read their input with. */
const MAX_TEXT = 200;

/** An id of this server, or one made on a device. */
export const idInput = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,64}$/));
/** A name or another short text that somebody typed. */
export const textInput = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT));
/** Something secret: taken as it is. */
export const secretInput = v.pipe(v.string(), v.maxLength(MAX_TEXT));
