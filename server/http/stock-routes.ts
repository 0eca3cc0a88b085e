import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { isStockItem, type StockItem } from '#lib/domain/management/stock-items.ts';
import { STOCK_MOVES } from '#lib/domain/management/stock-ledger.ts';
import { err, ok } from '#lib/domain/result.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { findManaged } from './managed-unit.ts';
import { dateInput, monthInput, openDate, openText, recordChange, type ManagementPorts } from './management-ports.ts';
import { addRoute } from './route.ts';
import { listPuskesmasIn } from './scope-units.ts';

const itemInput = v.custom<StockItem>((code) => typeof code === 'string' && isStockItem(code));
const countInput = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/** Stock of a desa's Pustu, or of the store room of a Puskesmas. */
export function mountStock(app: FastifyInstance, ports: ManagementPorts): void {
  const { units, management } = ports;
  addRoute(app, {
    method: 'GET',
    path: '/api/stock',
    gate: staffGate('management'),
    summary: 'Stock of a desa or Puskesmas in a month: balance by product, days without, and the lines of the ledger.',
    answer:
      '{ today, lines: [{ item, before, received, used, wasted, balance, daysOut, nextExpiry }], entries: [{ entryId, item, move, count, date, batch, expiryDate, note, writtenByName, writtenAt }] }',
    input: v.object({ query: v.object({ unit: idInput, month: monthInput }) }),
    problems: ['unit.unknown'],
    handle: async ({ actor, input }) => {
      const unit = await findManaged(units, actor.scope, input.query.unit);
      if (!unit || unit.level === 'posyandu') return err({ code: 'unit.unknown' });
      const { puskesmasId, unitId } = unit;
      const { month } = input.query;
      const entries = await management.stock.list(puskesmasId, unitId);
      const accounts = await ports.auth.accounts.list([puskesmasId]);
      const names = new Map(accounts.map(({ accountId, displayName }) => [accountId, displayName]));
      return {
        today: management.today(),
        lines: await management.readStock(puskesmasId, unitId, month, entries),
        entries: entries
          .filter(({ date }) => date.startsWith(month))
          .map(({ entryId, item, move, count, date, batch, expiryDate, note, writtenBy, writtenAt }) => {
            const writtenByName = names.get(writtenBy) ?? null;
            return { entryId, item, move, count, date, batch, expiryDate, note, writtenByName, writtenAt };
          }),
      };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/stock',
    gate: staffGate('management'),
    summary: 'Writes down what came in, was used, thrown away, or counted.',
    answer: '{ entryId }',
    input: v.object({
      body: v.object({
        unit: idInput,
        item: itemInput,
        move: v.picklist(STOCK_MOVES),
        count: countInput,
        date: dateInput,
        batch: openText,
        expiryDate: openDate,
        note: openText,
      }),
    }),
    problems: ['unit.unknown', 'stock.countMissing', 'stock.dayAhead'],
    handle: async ({ actor, input }) => {
      const { unit: unitId, ...entry } = input.body;
      const unit = await findManaged(units, actor.scope, unitId);
      if (!unit || unit.level === 'posyandu') return err({ code: 'unit.unknown' });
      // Nothing left is worth writing down; nothing received is a slip.
      if (entry.count === 0 && entry.move !== 'counted') return err({ code: 'stock.countMissing' });
      if (entry.date > management.today()) return err({ code: 'stock.dayAhead' });
      const { puskesmasId } = unit;
      const entryId = await management.stock.add(puskesmasId, { ...entry, unitId, by: actor.accountId });
      await recordChange(ports, { actor, action: 'stockEntry', subject: `stock:${entryId}`, puskesmasId });
      return { entryId };
    },
  });
  addRoute(app, {
    method: 'DELETE',
    path: '/api/stock/:entryId',
    gate: staffGate('management'),
    summary: 'Takes a wrong line back; it stays in the store and counts for nothing.',
    answer: 'nothing (204)',
    input: v.object({ params: v.object({ entryId: idInput }) }),
    problems: ['stock.unknown'],
    handle: async ({ actor, input }) => {
      const { entryId } = input.params;
      const own = (await listPuskesmasIn(actor.scope, units)).map(({ puskesmasId }) => puskesmasId);
      const unitId = await management.stock.findUnit(own, entryId);
      const unit = unitId === undefined ? undefined : await findManaged(units, actor.scope, unitId);
      if (!unit) return err({ code: 'stock.unknown' });
      const { puskesmasId } = unit;
      await management.stock.takeBack(puskesmasId, entryId);
      await recordChange(ports, { actor, action: 'stockEntry', subject: `stock:${entryId}:back`, puskesmasId });
      return ok(undefined);
    },
  });
}
