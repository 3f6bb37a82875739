import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { foreignHost, isLoopbackHost, type LocalRoute } from './local-route.ts';
import { gatewayMessage, type HttpRequest, type HttpResponse, readRequest } from './request.ts';

/** A library with a request handler of its own, mounted below a path. */
export type Mounted = {
  readonly path: `/${string}`;
  readonly handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type ServerOptions = {
  readonly localRoutes: readonly LocalRoute[];
  readonly mounted: readonly Mounted[];
  readonly gateway: (request: HttpRequest) => Promise<HttpResponse>;
  readonly failed?: (error: unknown) => void;
};

export const writeResponse = (response: ServerResponse, { status, headers, body }: HttpResponse) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status);
  response.end(body);
};

const answerTo = async (options: ServerOptions, request: HttpRequest | undefined): Promise<HttpResponse> => {
  if (request === undefined) return gatewayMessage(413, 'Request Entity Too Large');
  const local = options.localRoutes.find(
    ({ method, path }) => method === request.method && path === request.path,
  );
  if (local === undefined) return options.gateway(request);
  return isLoopbackHost(request) ? local.handle(request) : foreignHost();
};

const serve = async (options: ServerOptions, message: IncomingMessage, response: ServerResponse) => {
  const mounted = options.mounted.find(({ path }) => message.url?.startsWith(`${path}/`));
  const request = mounted === undefined ? await readRequest(message) : undefined;
  if (mounted === undefined) writeResponse(response, await answerTo(options, request));
  else if (isLoopbackHost(message)) await mounted.handle(message, response);
  else writeResponse(response, foreignHost());
};

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * One port on loopback, by IPv4 and, where the machine has it, IPv6: `localhost` may mean either. It is taken first and
 * answers as soon as all else is `ready`.
 */
export const httpServer = (ready: Promise<ServerOptions>) => {
  const handle = (message: IncomingMessage, response: ServerResponse) => {
    const served = ready.then((options) =>
      serve(options, message, response).catch((error: unknown) => {
        options.failed?.(error);
        throw error;
      }),
    );
    served.catch(() => {
      if (response.headersSent) response.destroy();
      else writeResponse(response, gatewayMessage(500, 'Internal Server Error'));
    });
  };
  // A connection is closed by who opened it: closed by the server, it would now and then be just as a request comes in.
  const options = { keepAliveTimeout: 0 };
  const servers = [createServer(options, handle), createServer(options, handle)] as const;
  return {
    /** Resolves with the port; 0 asks for any free one. Rejects with EADDRINUSE when it is taken. */
    listen: async (port: number): Promise<number> => {
      const [ipv4, ipv6] = servers;
      const chosen = await listen(ipv4, port, '127.0.0.1');
      await listen(ipv6, chosen, '::1').catch(async (error: unknown) => {
        if (port === 0 || errorCode(error) !== 'EADDRINUSE') return;
        await close(ipv4);
        throw error;
      });
      return chosen;
    },
    /** Takes no new requests and waits for those under way, at most `graceMs`. */
    close: async (graceMs = 3_000) => {
      const timer = setTimeout(() => {
        for (const server of servers) server.closeAllConnections();
      }, graceMs);
      await Promise.all(servers.map(close));
      clearTimeout(timer);
    },
  };
};
