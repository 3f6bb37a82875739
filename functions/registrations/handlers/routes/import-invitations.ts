import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import type { RegistrationsServices } from '../../container.ts';
import { importInvitationsContract } from '../../contract/invitation-route.ts';
import { toProblem } from '../problems.ts';

const HEADINGS = 'Baris pertama harus berisi judul kolom, paling sedikit "Nama" dan "Nomor HP".';
const ROWS = 'Daftar lebih dari 500 orang. Bagi menjadi beberapa berkas.';

export const importInvitationsRoute = ({
  importInvitations,
}: Pick<RegistrationsServices, 'importInvitations'>) =>
  route(importInvitationsContract, async ({ params, body, actor }) => {
    const { officeId, accountId: by } = actor;
    const imported = await importInvitations({ ...params, officeId, by, text: body });
    if (imported.ok) {
      const { mistakes, ...counts } = imported.value;
      return { body: { ...counts, errors: [...mistakes] } };
    }
    const { error } = imported;
    if (error.kind === 'headings_missing') return problem(422, error.kind, HEADINGS);
    return error.kind === 'too_many_rows' ? problem(422, error.kind, ROWS) : toProblem(error);
  });
