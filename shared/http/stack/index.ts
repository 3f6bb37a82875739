import type { Platform } from '#shared/aws/platform.ts';
import type { BoundRoute } from '../route.ts';
import type { RouteContract } from '../route-contract.ts';
import { addressLimit } from './address-limit.ts';
import { authorise, type VerifyToken } from './authorise.ts';
import { correlation } from './correlation.ts';
import { errorMapper } from './error-mapper.ts';
import { idempotency } from './idempotency.ts';
import { output } from './output.ts';
import { parse } from './parse.ts';
import type { RouteMiddleware } from './request.ts';
import { signature } from './signature.ts';

export type StackPorts = Pick<Platform, 'table' | 'clock' | 'ids' | 'logger' | 'metrics'>;

/** What is signed proves itself before anybody looks into it. Contract and binding must agree. */
const signatureOf = (ports: StackPorts, { contract, secret }: BoundRoute): RouteMiddleware[] => {
  if ((contract.signed === true) !== (secret !== undefined))
    throw new Error(`${contract.operation} is signed and has no secret, or the other way round`);
  return secret === undefined ? [] : [signature(ports, secret)];
};

/** A signature is the key of its own request, so that nobody can play it again. */
const isRemembered = ({ idempotent, signed }: RouteContract): boolean =>
  idempotent === true || signed === true;

/** Every route's middleware, in the one order. On the way back they run from last to first. */
export const routeStack = (ports: StackPorts, verify: VerifyToken, bound: BoundRoute): RouteMiddleware[] => {
  const { contract } = bound;
  return [
    correlation(ports, contract),
    errorMapper(ports, contract),
    ...(contract.limitByAddress === undefined ? [] : [addressLimit(ports, contract.limitByAddress)]),
    ...signatureOf(ports, bound),
    parse(contract),
    authorise(verify, contract),
    ...(isRemembered(contract) ? [idempotency(ports, contract)] : []),
    output(contract),
  ];
};
