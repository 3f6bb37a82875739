import type { Platform } from '#shared/aws/platform.ts';
import type { RouteContract } from '../route-contract.ts';
import { authorise, type VerifyToken } from './authorise.ts';
import { correlation } from './correlation.ts';
import { errorMapper } from './error-mapper.ts';
import { idempotency } from './idempotency.ts';
import { output } from './output.ts';
import { parse } from './parse.ts';
import type { RouteMiddleware } from './request.ts';

export type StackPorts = Pick<Platform, 'table' | 'clock' | 'ids' | 'logger' | 'metrics'>;

/** Every route's middleware, in the one order. On the way back they run from last to first. */
export const routeStack = (
  ports: StackPorts,
  verify: VerifyToken,
  contract: RouteContract,
): RouteMiddleware[] => [
  correlation(ports, contract),
  errorMapper(ports, contract),
  parse(contract),
  authorise(verify, contract),
  ...(contract.idempotent === true ? [idempotency(ports, contract)] : []),
  output(contract),
];
