import { type Problem, problem } from '#shared/http/problem.ts';

const refusals = {
  event_not_found: [404, 'Acara tidak ditemukan atau tidak membuka pendaftaran.'],
  event_cancelled: [409, 'Acara ini telah dibatalkan.'],
  link_not_found: [
    404,
    'Tautan ini tidak berlaku atau sudah berakhir. Mintalah tautan baru kepada penyelenggara.',
  ],
} as const satisfies Readonly<Record<string, readonly [Problem['status'], string]>>;

export const attendanceProblem = ({ kind }: { readonly kind: keyof typeof refusals }): Problem =>
  problem(refusals[kind][0], kind, refusals[kind][1]);
