import { request } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly type: string;
  /** The parsed body; an empty object when it is no JSON. */
  readonly body: Record<string, unknown>;
};

type Call = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

const parsed = (text: string): Record<string, unknown> => {
  try {
    // What a test reads of an answer is what it asserts.
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const tokenOf = async (url: string, account: string): Promise<string> => {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return String(parsed(await answer.text())['accessToken']);
};

/** Requests exactly as written, to a running platform. */
export const embeddedHttp = (url: string) => {
  const call = async (path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, body: parsed(await answer.text()) };
  };

  const bearer = async (account: string) => ({ authorization: `Bearer ${await tokenOf(url, account)}` });

  return {
    call,
    bearer,
    /** As one of the demo accounts. */
    as: async (account: string, path: string, { headers = {}, ...rest }: Call = {}) =>
      call(path, { ...rest, headers: { ...headers, ...(await bearer(account)) } }),
    /** fetch does not let a caller choose the Host header. */
    statusAtHost: (path: string, host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(url);
        request({ hostname, port, path, headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      }),
  };
};
