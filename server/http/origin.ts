/** Headers that tell where a request comes from; a browser sets them, a page cannot. */
export interface OriginHeaders {
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/** The server's own address as this request used it. */
export interface OwnAddress {
  /** `PUBLIC_ORIGIN`; where set, nothing else counts. */
  readonly publicOrigin: string | undefined;
  /** Host and port that the request was sent to. */
  readonly host: string;
}

/**
 * True when a page of ours, or no page at all (a command, another program), has sent this request. SameSite cookies keep most foreign
 * pages out; this keeps out the rest, and those of another port of the same host.
 */
export function isFromOwnPage(headers: OriginHeaders, own: OwnAddress): boolean {
  const { origin } = headers;
  if (origin !== undefined) {
    return own.publicOrigin === undefined ? hostOf(origin) === own.host : origin === own.publicOrigin;
  }
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
