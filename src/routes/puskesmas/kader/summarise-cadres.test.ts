import { expect, test } from 'vitest';
import type { CadreLine } from '#lib/app/staff/management/answers.ts';
import type { Skill } from '#lib/domain/management/skills.ts';
import { summariseCadres } from './summarise-cadres.ts';

function makeCadre(overrides: Partial<CadreLine> & { readonly missing: Skill[] }): CadreLine {
  return {
    cadreId: 'kd_1',
    hasAccount: false,
    posyanduId: 'pm_1',
    name: 'Bu Rina',
    position: 'anggota',
    nik: null,
    phone: null,
    education: null,
    decreeNumber: null,
    decreeDate: null,
    startDate: null,
    endDate: null,
    active: true,
    level: 'belum',
    doneGroups: [],
    skills: [],
    badges: [],
    lastWrittenAt: null,
    ...overrides,
  };
}

test('levels and missing skills are those of active cadres; a Posyandu with fewer than five is named', () => {
  const cadres = [
    ...Array.from({ length: 4 }, () => makeCadre({ level: 'purwa', missing: ['H3', 'D3'] })),
    makeCadre({ level: 'utama', missing: ['D3'] }),
    makeCadre({ posyanduId: 'pm_2', level: 'madya', missing: ['S1'] }),
    makeCadre({ posyanduId: 'pm_3', active: false, missing: ['M1'] }),
  ];
  expect(summariseCadres(cadres)).toEqual({
    active: 6,
    levels: { belum: 0, purwa: 4, madya: 1, utama: 1 },
    weakest: ['D3', 'H3', 'S1'],
    few: [
      { posyanduId: 'pm_2', count: 1 },
      { posyanduId: 'pm_3', count: 0 },
    ],
  });
});
