import { readJson, valueAt } from './gateway-path.ts';
import { saying } from './gateway-words.ts';

type Scalar = string | number | boolean;

export type StatusPattern = number | '2xx' | '4xx' | '5xx';

/** Holds when the status is one of these and the field is one of these; at least one of the two is asked for. */
export type AnswerCondition = {
  readonly status?: readonly StatusPattern[] | undefined;
  readonly field?: { readonly path: string; readonly oneOf: readonly Scalar[] } | undefined;
};

export type AnswerRule = { readonly when: AnswerCondition } & (
  | { readonly answer: 'accepted' }
  | { readonly answer: 'rejected' | 'not_accepted' | 'unknown'; readonly reason: string }
);

/** How to read a gateway's answers: the first rule that holds decides. */
export type AnswerRules = {
  /** Where the gateway's id of the message stands. Without it nothing is `accepted`. */
  readonly id: string;
  /** Where its explanation for people stands. */
  readonly words?: string | undefined;
  readonly rules: readonly AnswerRule[];
};

export type GatewayResponse = { readonly status: number; readonly body: string };

type Verdict =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'rejected' | 'not_accepted' | 'unknown'; readonly reason: string };

export type GatewayAnswer = Verdict & { readonly words?: string };

const PROVIDER_ID = /^[\x21-\x7e]{1,100}$/;

const classOf = (status: number): string => `${Math.floor(status / 100)}xx`;

const holds = (
  { when: { status, field } }: AnswerRule,
  response: GatewayResponse,
  data: unknown,
): boolean => {
  const statusHolds =
    status === undefined ||
    status.some((pattern) => pattern === response.status || pattern === classOf(response.status));
  if (!statusHolds || field === undefined) return statusHolds;
  const found = valueAt(data, field.path);
  if (typeof found === 'object' || found === undefined) return false;
  // As text: gateways give the same code now as a number and now in quotes.
  return field.oneOf.some((expected) => String(expected) === String(found));
};

const idIn = (data: unknown, path: string): string | undefined => {
  const found = valueAt(data, path);
  const id = typeof found === 'number' ? String(found) : found;
  return typeof id === 'string' && PROVIDER_ID.test(id) ? id : undefined;
};

/** When no rule holds. Only a 4xx says surely that nothing was taken. */
const byStatus = ({ status }: GatewayResponse, id: string | undefined): Verdict => {
  if (status === 429) return { kind: 'not_accepted', reason: 'throttled' };
  if (status >= 500) return { kind: 'unknown', reason: 'provider_failed' };
  if (status >= 400) return { kind: 'not_accepted', reason: 'refused' };
  const hasForgottenId = id === undefined && classOf(status) === '2xx';
  return { kind: 'unknown', reason: hasForgottenId ? 'no_message_id' : 'unexpected_answer' };
};

const judge = ({ id: path, rules }: AnswerRules, response: GatewayResponse, data: unknown): Verdict => {
  const rule = rules.find((each) => holds(each, response, data));
  if (rule !== undefined && rule.answer !== 'accepted') return { kind: rule.answer, reason: rule.reason };
  const id = idIn(data, path);
  // Where no rule says what acceptance looks like, an id in a 2xx does.
  const maySayAccepted = rule !== undefined || !rules.some(({ answer }) => answer === 'accepted');
  if (maySayAccepted && id !== undefined && classOf(response.status) === '2xx') {
    return { kind: 'accepted', providerId: id };
  }
  return byStatus(response, id);
};

/** A digit could hide from the masks behind its escape. */
const unescaped = (body: string): string =>
  body.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const explanation = ({ words }: AnswerRules, data: unknown): string | undefined => {
  const found = words === undefined ? undefined : valueAt(data, words);
  return typeof found === 'string' ? found : undefined;
};

/** What an answer means. Never throws, whatever the body is; `hidden` never gets into the words. */
export const gatewayAnswer = (
  rules: AnswerRules,
  response: GatewayResponse,
  hidden: readonly string[] = [],
): GatewayAnswer => {
  const data = readJson(response.body);
  const verdict = judge(rules, response, data);
  const said = explanation(rules, data) ?? (verdict.kind === 'accepted' ? '' : unescaped(response.body));
  return { ...verdict, ...saying(said, hidden) };
};
