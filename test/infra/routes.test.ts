import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { roles } from '#shared/http/roles.ts';
import { functionOf } from '#test/support/function-grants.ts';
import { type Resource, type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const contracts = allFunctions.flatMap(({ trigger }) => (trigger.kind === 'http' ? trigger.routes : []));
const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const REFERRED = /"([A-Za-z0-9]+)"(?:,"Arn")?\]?\}/;
const target = z.object({
  'Fn::Join': z.tuple([z.string(), z.tuple([z.string(), z.object({ Ref: z.string() })])]),
});

/** Logical id of the function behind each route key. */
const functionsByRoute = (stage: SynthesisedStage): Map<string, string | undefined> => {
  const integrations = new Map(
    stage
      .resources('platform', 'AWS::ApiGatewayV2::Integration')
      .map(({ logicalId, Properties }) => [
        logicalId,
        REFERRED.exec(JSON.stringify(Properties['IntegrationUri']))?.[1],
      ]),
  );
  return new Map(
    stage.resources('platform', 'AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const [, [, { Ref }]] = target.parse(Properties['Target'])['Fn::Join'];
      return [String(Properties['RouteKey']), integrations.get(Ref)];
    }),
  );
};

describe('the routes of the API', () => {
  let stages: readonly SynthesisedStage[];
  const routesOf = (stage: SynthesisedStage): Map<string, Resource> =>
    new Map(
      stage
        .resources('platform', 'AWS::ApiGatewayV2::Route')
        .map((route) => [String(route.Properties['RouteKey']), route]),
    );

  beforeAll(() => {
    stages = synthesise();
  });

  it('are the routes of the contracts, each once', () => {
    for (const stage of stages) {
      const deployed = stage
        .resources('platform', 'AWS::ApiGatewayV2::Route')
        .map((route) => String(route.Properties['RouteKey']));
      expect(deployed.toSorted()).toEqual(contracts.map(keyOf).toSorted());
    }
  });

  it('ask for a token of the user pool unless their contract says public', () => {
    for (const stage of stages) {
      const [authorizer, ...others] = stage.resources('platform', 'AWS::ApiGatewayV2::Authorizer');
      expect(others).toEqual([]);
      const routes = routesOf(stage);
      for (const contract of contracts)
        expect(routes.get(keyOf(contract))?.Properties, keyOf(contract)).toMatchObject(
          contract.access === 'public'
            ? { AuthorizationType: 'NONE' }
            : { AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizer?.logicalId } },
        );
    }
  });

  it('have an authoriser that takes tokens of our pool and our client only', () => {
    for (const stage of stages)
      for (const { Properties } of stage.resources('platform', 'AWS::ApiGatewayV2::Authorizer')) {
        expect(Properties).toMatchObject({
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
        });
        expect(JSON.stringify(Properties['JwtConfiguration'])).toMatch(/AccountsConsole.*"Issuer".*Accounts/);
      }
  });

  it('lead to the function of their contract', () => {
    const pairs = allFunctions.flatMap(({ name, trigger }) =>
      (trigger.kind === 'http' ? trigger.routes : []).map((route) => [keyOf(route), name] as const),
    );
    for (const stage of stages) {
      const targets = functionsByRoute(stage);
      for (const [key, name] of pairs) expect(targets.get(key), key).toBe(functionOf(stage, name)?.logicalId);
    }
  });

  it('name known roles only', () => {
    for (const { access, operation } of contracts)
      if (access !== 'public') {
        expect(access.length, operation).toBeGreaterThan(0);
        expect(roles).toEqual(expect.arrayContaining([...access]));
      }
  });

  it('are throttled, and logged by their template without the path that holds a secret', () => {
    for (const stage of stages) {
      const [live] = stage.resources('platform', 'AWS::ApiGatewayV2::Stage');
      expect(live?.Properties).toMatchObject({
        DefaultRouteSettings: {
          ThrottlingRateLimit: stage.config.api.requestsPerSecond,
          ThrottlingBurstLimit: stage.config.api.burst,
        },
      });
      const format = JSON.stringify(live?.Properties['AccessLogSettings']);
      expect(format).toContain('$context.routeKey');
      expect(format).not.toMatch(/\$context\.(path|http\.path|identity)/);
    }
  });
});
