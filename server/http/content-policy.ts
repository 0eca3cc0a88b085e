import { createHash } from 'node:crypto';

/** The policy's directives as helmet takes them. */
export interface ContentPolicy {
  readonly [directive: string]: string[];
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const INLINE_STYLE = /\sstyle=\\?"([^"\\]*)\\?"/g;

/** What of the build can hold something inline. */
export interface BuiltParts {
  /** Text of index.html; empty where there is no build. */
  readonly page: string;
  /** Texts of its scripts: templates of components may hold style attributes (the route announcer of SvelteKit does). */
  readonly scripts: readonly string[];
}

/**
 * The Content-Security-Policy for the built page: its own files, plus by hash the few inline parts that the build itself has put in.
 * The build states the same hashes in a meta tag; both are enforced, so they must agree, and both come from the same page.
 * @param publicOrigin for browsers in which 'self' does not speak for the socket
 */
export function contentPolicyOf({ page, scripts }: BuiltParts, publicOrigin: string | undefined): ContentPolicy {
  const styles = hashesOf([page, ...scripts], INLINE_STYLE);
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...hashesOf([page], INLINE_SCRIPT)],
    'style-src': ["'self'"],
    'style-src-attr': styles.length > 0 ? ["'unsafe-hashes'", ...styles] : ["'none'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", ...(publicOrigin === undefined ? [] : [publicOrigin.replace(/^http/, 'ws')])],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
}

function hashesOf(texts: readonly string[], pattern: RegExp): string[] {
  const matches = texts.flatMap((text) => [...text.matchAll(pattern)]);
  const parts = matches.map((match) => match[1] ?? '').filter((part) => part !== '');
  return [...new Set(parts)].map((part) => `'sha256-${createHash('sha256').update(part).digest('base64')}'`);
}
