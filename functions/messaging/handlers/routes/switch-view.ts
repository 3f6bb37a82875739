import { type Problem, problem } from '#shared/http/problem.ts';
import type { SwitchSendingError } from '../../app/switch-sending.ts';
import { holdsNotices, type SwitchBoard } from '../../domain/switches.ts';

const INSTEAD = 'Hubungi petugas penerima lewat telepon sampai pengiriman dilanjutkan.';

const warningOf = (name: string): string => {
  if (name === 'all')
    return `Semua SMS dihentikan, termasuk pemberitahuan kedatangan kepada petugas. ${INSTEAD}`;
  const [scope, what] = name.split(':');
  return scope === 'office'
    ? `Semua SMS dari kantor ${what} dihentikan, termasuk pemberitahuan kedatangan kepada petugas. ${INSTEAD}`
    : `Pemberitahuan kepada petugas (${what}) dihentikan. ${INSTEAD}`;
};

export const switchAnswer = ({ switches, changes }: SwitchBoard) => {
  const names = [...switches.keys()];
  return {
    body: {
      stops: [...switches].map(([name, stop]) => ({ name, ...stop, holdsNotices: holdsNotices(name) })),
      warnings: names.filter(holdsNotices).map(warningOf),
      changes: [...changes],
    },
  };
};

const problems = {
  office_not_found: [404, 'Kantor tidak ditemukan.'],
  switch_not_yours: [
    403,
    'Hanya pusat yang boleh menghentikan atau melanjutkan semua SMS atau satu jenis SMS. Kepala kantor boleh untuk kantornya sendiri.',
  ],
} as const satisfies Record<SwitchSendingError['kind'], readonly [Problem['status'], string]>;

export const switchProblem = ({ kind }: SwitchSendingError): Problem => {
  const [status, detail] = problems[kind];
  return problem(status, kind, detail);
};
