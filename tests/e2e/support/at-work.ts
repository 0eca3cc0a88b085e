import type { Tablet } from './tablet.ts';
import type { CadrePages } from './cadre-pages.ts';
import type { DayPages } from './day-pages.ts';
import type { DayTask } from './example-day.ts';
import type { ServicePages } from './service-pages.ts';

/** Somebody at work on a device. */
export interface Desk {
  readonly device: Tablet;
  readonly cadre: CadrePages;
  readonly day: DayPages;
  readonly service: ServicePages;
}

/** Each device does its own tasks in their order, all devices at once; nobody is taken up at a step before the step before it is over. */
export async function inParallel(desks: ReadonlyMap<string, Desk>, tasks: readonly DayTask[]): Promise<void> {
  const before = new Map<DayTask, Promise<void>>();
  const last = new Map<string, Promise<void>>();
  const ended = new Map<DayTask, PromiseWithResolvers<void>>();
  for (const task of tasks) {
    const { visitor } = task.visitor;
    const end = Promise.withResolvers<void>();
    before.set(task, last.get(visitor) ?? Promise.resolve());
    ended.set(task, end);
    last.set(visitor, end.promise);
  }
  const workThrough = async (desk: Desk, own: readonly DayTask[]) => {
    for (const task of own) {
      await before.get(task);
      await work(desk, task);
      ended.get(task)!.resolve();
    }
  };
  const byDevice = Map.groupBy(tasks, ({ device }) => device);
  await Promise.all([...byDevice].map(async ([name, own]) => await workThrough(desks.get(name)!, own)));
}

/** Does one task as its step asks. */
async function work({ day, service }: Desk, task: DayTask): Promise<void> {
  if (task.correction) return await day.correct(task);
  if (task.left !== undefined) return await day.leave(task);
  switch (task.step) {
    case 'registration':
      return await day.register(task);
    case 'measurement':
      return await day.answer(task);
    case 'recording':
      await day.answer(task);
      return await day.finish('recording');
    case 'service':
      return await service.serve(task);
    case 'education':
      return await day.educate(task);
    default:
      task.step satisfies never;
  }
}
