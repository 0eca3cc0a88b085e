/**
 * Everything of this folder that needs Yjs, loaded as one: by pages when the first document is asked for, by the service worker, which may not load
 * anything later, at once.
 */
export { DocumentStore } from './document-store.ts';
export { OpenDocuments } from './open-documents.ts';
export { refoldIfOlder } from './refold.ts';
