import type { Platform } from '#shared/aws/platform.ts';
import { type HttpHandler, httpFunction } from '#shared/http/http-function.ts';
import { healthRoute } from './routes/health.ts';
import { openApiRoute } from './routes/open-api.ts';

export const metaHttp = (platform: Platform): HttpHandler =>
  httpFunction(platform, [openApiRoute(), healthRoute(platform)]);
