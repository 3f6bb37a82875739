import { type BoundRoute, route } from '#shared/http/route.ts';
import { csvText } from '#shared/text/csv-safe.ts';
import type { ReportingServices } from '../../container.ts';
import {
  exportCoverageContract,
  readCoverageContract,
  readEventCoverageContract,
} from '../../contract/paper-routes.ts';
import { coverageTable } from '../pages/coverage-page.ts';
import { toProblem } from '../problems.ts';
import { coverageViewOf } from '../views.ts';

const ofRegion = ({ readCoverage }: ReportingServices) =>
  route(readCoverageContract, async ({ query, actor }) => {
    const read = await readCoverage(actor.officeId, query.regionCode);
    return read.ok ? { body: coverageViewOf(read.value) } : toProblem(read.error);
  });

const asTable = ({ readCoverage }: ReportingServices) =>
  route(exportCoverageContract, async ({ query, actor }) => {
    const read = await readCoverage(actor.officeId, query.regionCode);
    return read.ok ? { body: csvText(coverageTable(read.value)) } : toProblem(read.error);
  });

const ofEvent = ({ readEventCoverage }: ReportingServices) =>
  route(readEventCoverageContract, async ({ params, actor }) => {
    const read = await readEventCoverage(params.eventId, actor.officeId);
    return read.ok ? { body: coverageViewOf(read.value) } : toProblem(read.error);
  });

export const coverageRoutes = (services: ReportingServices): BoundRoute[] => [
  ofRegion(services),
  asTable(services),
  ofEvent(services),
];
