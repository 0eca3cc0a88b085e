import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { BANDS_OF_FACTS, listMappableFacts } from '../export/dhis2/mappable-facts.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Auth } from '../auth/auth.ts';
import { countUnits, type FigureSource, type MappedUnit } from '../export/dhis2/count-units.ts';
import { buildDataValueSets, writeDataValuesCsv } from '../export/dhis2/data-values.ts';
import { readPeriod, type Dhis2Period } from '../export/dhis2/periods.ts';
import type { Dhis2SettingsStore } from '../export/dhis2/settings-store.ts';
import { dhis2Settings, type Dhis2Settings } from '../export/dhis2/settings.ts';
import type { UnitsPort } from '../units/port.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';
import { findPuskesmas } from './satusehat-routes.ts';

/** What the doors of DHIS2 open onto. */
export interface Dhis2RoutePorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly reader: FigureSource;
  readonly dhis2: Dhis2SettingsStore;
}

const puskesmasInput = v.optional(v.union([v.literal(''), idInput]), '');
const periodInput = v.pipe(
  v.string(),
  v.rawTransform<string, Dhis2Period>(({ dataset, addIssue, NEVER }) => {
    const period = readPeriod(dataset.value);
    if (period) return period;
    addIssue({ message: 'no period' });
    return NEVER;
  }),
);
const BODY_LIMIT = 512 * 1024;

/** Figures for the DHIS2 of the district: the mapping, a look at what it gives, and files to import there. */
export function mountDhis2(app: FastifyInstance, ports: Dhis2RoutePorts): void {
  const { auth, dhis2, units } = ports;
  const gate = staffGate('dhis2');
  const problems = ['unit.unknown'];
  addRoute(app, {
    method: 'GET',
    path: '/api/dhis2',
    gate,
    summary: 'How figures are called in the DHIS2 of the district, and what can be mapped.',
    answer:
      '{ puskesmasId, settings: { monthlyDataSet, weeklyDataSet, orgUnits, monthly, weekly }, units: [{ unitId, level, name }], facts: { monthly, weekly }, bands }',
    input: v.object({ query: v.object({ puskesmas: puskesmasInput }) }),
    problems,
    handle: async ({ actor, input: { query } }) => {
      const puskesmas = await findPuskesmas(query.puskesmas, actor, units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId, name } = puskesmas;
      const villages = await units.listVillages(puskesmasId);
      return ok({
        puskesmasId,
        settings: await dhis2.load(puskesmasId),
        units: [
          { unitId: puskesmasId, level: 'puskesmas', name },
          ...villages.map((one) => ({ unitId: one.villageId, level: 'village', name: one.name })),
        ],
        facts: listMappableFacts(),
        bands: BANDS_OF_FACTS,
      });
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/dhis2/settings',
    gate,
    summary: 'Writes the mapping of a Puskesmas, whole.',
    answer: '204',
    input: v.object({ body: v.object({ puskesmas: puskesmasInput, settings: dhis2Settings }) }),
    problems,
    bodyLimit: BODY_LIMIT,
    handle: async ({ actor, input: { body } }) => {
      const puskesmas = await findPuskesmas(body.puskesmas, actor, units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId } = puskesmas;
      await dhis2.save(puskesmasId, body.settings);
      await auth.audit.record({ actor, action: 'exportSetting', subject: `dhis2:${puskesmasId}`, puskesmasId });
      return ok(undefined);
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/dhis2/preview',
    gate,
    summary: 'What a period (202608, 2026W32) would be sent as. Nothing is sent.',
    answer:
      '{ period, sets: [{ dataSet, period, orgUnit, dataValues: [{ dataElement, categoryOptionCombo, value }] }] }',
    input: v.object({ query: v.object({ puskesmas: puskesmasInput, period: periodInput }) }),
    problems,
    perMinute: 60,
    handle: async ({ actor, input: { query } }) => {
      const puskesmas = await findPuskesmas(query.puskesmas, actor, units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      return ok({ period: query.period.code, sets: await makeSets(puskesmas.puskesmasId, query.period, ports) });
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/dhis2/file',
    gate,
    summary: 'The figures of a period as a file for DHIS2. Who took it is written down.',
    answer:
      'JSON { dataValueSets: [...] } or CSV (dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value)',
    input: v.object({
      query: v.object({ puskesmas: puskesmasInput, period: periodInput, format: v.picklist(['json', 'csv']) }),
    }),
    problems,
    perMinute: 30,
    handle: async ({ actor, input: { query }, reply }) => {
      const puskesmas = await findPuskesmas(query.puskesmas, actor, units);
      if (!puskesmas) return err({ code: 'unit.unknown' });
      const { puskesmasId } = puskesmas;
      const { period, format } = query;
      const sets = await makeSets(puskesmasId, period, ports);
      await auth.audit.record({ actor, action: 'export', subject: `dhis2:${puskesmasId}:${period.code}`, puskesmasId });
      reply.header('content-disposition', `attachment; filename="dhis2-${period.code}.${format}"`);
      return format === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(writeDataValuesCsv(sets))
        : reply.type('application/json; charset=utf-8').send(JSON.stringify({ dataValueSets: sets }));
    },
  });
}

async function makeSets(puskesmasId: string, period: Dhis2Period, { dhis2, reader, units }: Dhis2RoutePorts) {
  const settings = await dhis2.load(puskesmasId);
  const dataSet = period.kind === 'monthly' ? settings.monthlyDataSet : settings.weeklyDataSet;
  if (dataSet === '') return [];
  const elements = period.kind === 'monthly' ? settings.monthly : settings.weekly;
  const mapped = await listMapped(puskesmasId, settings, units);
  return buildDataValueSets(await countUnits(reader, puskesmasId, mapped, period), elements, {
    dataSet,
    period: period.code,
  });
}

/** Units that have a name over there; one without is not sent. */
async function listMapped(puskesmasId: string, { orgUnits }: Dhis2Settings, units: UnitsPort): Promise<MappedUnit[]> {
  const posyandu = await units.listPosyandu(puskesmasId);
  return Object.entries(orgUnits).flatMap(([unitId, orgUnit]): MappedUnit[] => {
    const own = posyandu.filter((one) => one.villageId === unitId || one.puskesmasId === unitId);
    return own.length === 0 ? [] : [{ unitId, orgUnit, posyanduIds: own.map((one) => one.posyanduId) }];
  });
}
