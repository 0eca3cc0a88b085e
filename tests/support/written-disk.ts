import { makeDisk, openTab, type FakeDisk } from './make-device.ts';
import { makeEvent } from './make-event.ts';

/** A disk with two own entries of a session that no server has, a setting, and the tab that wrote them gone. */
export async function makeWrittenDisk(documentId: string): Promise<FakeDisk> {
  const disk = makeDisk();
  const tab = await openTab(disk);
  await tab.documents.record(documentId, [makeEvent({ id: 'e1', subject: 'anak1', data: { weightKg: 8.4 } })]);
  await tab.documents.record(documentId, [makeEvent({ id: 'e2', subject: 'anak2', data: { weightKg: 9.9 } })]);
  await tab.settings.save('profile', { posyandu: 'Melati' });
  await tab.settings.save('changesSeq', 40);
  await tab.close();
  return disk;
}
