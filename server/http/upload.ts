import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problems.ts';

/** Files and texts of a multipart body. */
export interface Upload {
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A register of a whole kecamatan as xlsx takes a few MB. */
const LIMITS = { fileSize: 24 * 1024 * 1024, files: 60, fields: 20, fieldSize: 16 * 1024 };
const MAX_NAME_LENGTH = 120;

/** Reads a multipart body into memory. @throws HttpProblem 413 for a file above 24 MB, 415 for another kind of body */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new HttpProblem('http.wrongType');
  const files: { file: string; bytes: Uint8Array }[] = [];
  const texts = new Map<string, string>();
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'file') files.push({ file: nameOf(part.filename, files.length), bytes: await part.toBuffer() });
    else if (typeof part.value === 'string') texts.set(part.fieldname, part.value.trim());
  }
  return { files, texts };
}

/** The name of a file without folders; rows are told apart by it. */
function nameOf(filename: string, place: number): string {
  const name = filename.split(/[/\\]/).at(-1)?.slice(-MAX_NAME_LENGTH) ?? '';
  return name === '' ? `berkas-${place + 1}` : name;
}
