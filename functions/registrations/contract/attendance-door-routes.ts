import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { markKey, markOutcomes, marks, sex } from './attendance-fields.ts';

/** Any text: an unreadable token gets the same page as an unknown one. */
const params = z.strictObject({ token: z.string().max(200) });

/** Several phones of one committee share an address. */
const limitByAddress = { scope: 'attendance-door', most: 1_000, per: 'PT10M' } as const;

const typed = (max: number) => z.string().trim().max(max).default('');

export const openDoorContract = {
  operation: 'openDoor',
  summary: 'The list of an event for a phone at the door. Works without signal once it was opened.',
  method: 'GET',
  path: '/hadir/{token}',
  access: 'public',
  params,
  query: z.strictObject({
    q: z.string().max(100).optional(),
    dari: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .optional(),
    pesan: z.string().max(30).optional(),
  }),
  limitByAddress,
  output: { kind: 'html', status: 200, script: true },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const markAtDoorContract = {
  operation: 'markAtDoor',
  summary: 'One mark from the page of the door without its script',
  method: 'POST',
  path: '/hadir/{token}',
  access: 'public',
  params,
  body: {
    kind: 'form',
    schema: z.strictObject({
      /** Made with the page: pressing twice is one mark. */
      form: markKey,
      aksi: z.enum(['hadir', 'batal', 'kode', 'tamu']),
      orang: typed(40),
      kode: typed(10),
      nama: typed(100),
      telepon: typed(40),
      desa: typed(100),
      jk: sex.or(z.literal('')).default(''),
      sms: typed(5),
      q: typed(100),
    }),
  },
  limitByAddress,
  output: { kind: 'html', status: 200, script: true },
  problems: ['link_not_found', 'event_cancelled'],
} as const satisfies RouteContract;

export const doorListContract = {
  operation: 'getDoorList',
  summary: 'The list as the phone at the door keeps it',
  method: 'GET',
  path: '/hadir/{token}/daftar',
  access: 'public',
  params,
  limitByAddress,
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      /** Short names: a phone may keep thousands. */
      people: z.array(
        z.strictObject({
          id: z.string(),
          w: z.literal(1).optional(),
          n: z.string(),
          v: z.string().optional(),
          p: z.string().optional(),
          c: z.string().optional(),
          s: sex.optional(),
          a: z.string().optional(),
        }),
      ),
    }),
  },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const uploadAtDoorContract = {
  operation: 'uploadAtDoor',
  summary: 'What the phone at the door has noted since it last had signal',
  method: 'POST',
  path: '/hadir/{token}/tanda',
  access: 'public',
  params,
  body: { kind: 'json', schema: marks },
  limitByAddress,
  output: { kind: 'json', status: 200, schema: markOutcomes },
  problems: ['link_not_found', 'event_cancelled'],
} as const satisfies RouteContract;

export const doorScriptContract = {
  operation: 'getDoorScript',
  summary: 'The script of the page at the door; also what keeps the page for when there is no signal',
  method: 'GET',
  path: '/hadir-app.js',
  access: 'public',
  output: { kind: 'script', status: 200 },
} as const satisfies RouteContract;
