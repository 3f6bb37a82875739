import { type Problem, problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import type { ProgrammeError } from '../../app/programmes.ts';
import type { EventsServices } from '../../container.ts';
import {
  changeProgrammeContract,
  createProgrammeContract,
  getProgrammeContract,
  listProgrammesContract,
} from '../../contract/programme-routes.ts';
import type { Programme } from '../../domain/programme.ts';
import { compact } from '../compact.ts';

const toProblem = ({ kind }: ProgrammeError): Problem =>
  kind === 'programme_not_found'
    ? problem(404, kind, 'Program tidak ditemukan.')
    : problem(412, kind, 'Program ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.');

const viewOf = ({ officeId: _, ...programme }: Programme) => programme;

const answer = (programme: Programme) => ({ body: viewOf(programme), version: programme.version });

type Services = Pick<
  EventsServices,
  'createProgramme' | 'listProgrammes' | 'getProgramme' | 'changeProgramme'
>;

export const programmeRoutes = (services: Services) => [
  route(createProgrammeContract, async ({ body, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    return answer(await services.createProgramme({ ...body, programmeId: requestId, officeId, by }));
  }),
  route(listProgrammesContract, async ({ query, actor }) => {
    const { programmes, cursor } = await services.listProgrammes(actor.officeId, query.cursor);
    return { body: { programmes: programmes.map(viewOf), ...(cursor === undefined ? {} : { cursor }) } };
  }),
  route(getProgrammeContract, async ({ params, actor }) => {
    const found = await services.getProgramme({ ...params, officeId: actor.officeId });
    return found.ok ? answer(found.value) : toProblem(found.error);
  }),
  route(changeProgrammeContract, async ({ params, body, actor, version }) => {
    const { officeId, accountId: by } = actor;
    const changed = await services.changeProgramme({
      ...{ ...params, officeId, by, version },
      fields: compact(body),
    });
    return changed.ok ? answer(changed.value) : toProblem(changed.error);
  }),
];
