import { httpFunction } from '#shared/http/http-function.ts';
import type { ReportingServices } from '../container.ts';
import { answerRoutes } from './routes/answers.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { exportRoutes } from './routes/export.ts';
import { issueRoutes } from './routes/issues.ts';
import { paperRoutes } from './routes/papers.ts';
import { reportRoutes } from './routes/report.ts';

export const reportingHttp = (services: ReportingServices) =>
  httpFunction(services.platform, [
    ...reportRoutes(services),
    ...issueRoutes(services),
    ...answerRoutes(services),
    ...paperRoutes(services),
    ...coverageRoutes(services),
    ...exportRoutes(services),
  ]);
