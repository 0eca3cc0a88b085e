import { createHash } from 'node:crypto';

/** The policy's directives as helmet takes them. */
export interface ContentPolicy {
  readonly [directive: string]: string[];
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const INLINE_STYLE = /\sstyle="([^"]*)"/g;

/**
 * The Content-Security-Policy for the built page: its own files, plus by hash the few inline parts that the build itself has put in.
 * The build states the same hashes in a meta tag; both are enforced, so they must agree, and both come from the same page.
 * @param page text of the built index.html; empty where there is no build
 * @param publicOrigin for browsers in which 'self' does not speak for the socket
 */
export function contentPolicyOf(page: string, publicOrigin: string | undefined): ContentPolicy {
  const styles = hashesOf(page, INLINE_STYLE);
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...hashesOf(page, INLINE_SCRIPT)],
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

function hashesOf(page: string, pattern: RegExp): string[] {
  const parts = [...page.matchAll(pattern)].map((match) => match[1] ?? '').filter((part) => part !== '');
  return [...new Set(parts)].map((part) => `'sha256-${createHash('sha256').update(part).digest('base64')}'`);
}
