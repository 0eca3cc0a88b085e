/** What the bench uses of y-leveldb, whose own types its package does not offer to importers. */
declare module 'y-leveldb' {
  export class LeveldbPersistence {
    constructor(folder: string);
    storeUpdate(documentName: string, update: Uint8Array): Promise<number>;
    getDiff(documentName: string, stateVector: Uint8Array): Promise<Uint8Array>;
    destroy(): Promise<void>;
  }
}
