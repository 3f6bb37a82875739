import type { FunctionContract } from '#shared/aws/function-contract.ts';
import {
  announceContract,
  getArrivalContract,
  listArrivalsContract,
  recordArrivalContract,
} from './arrival-routes.ts';
import { getManifestContract, importManifestContract, listPeopleContract } from './manifest-routes.ts';
import {
  acknowledgeByLinkContract,
  acknowledgeContract,
  getNoticeContract,
  listNoticesContract,
  openLinkContract,
} from './notice-routes.ts';

export const arrivalsFunctions = [
  {
    name: 'arrivals-http',
    entry: 'functions/arrivals/handlers/http.handler.ts',
    trigger: {
      kind: 'http',
      routes: [
        recordArrivalContract,
        listArrivalsContract,
        getArrivalContract,
        importManifestContract,
        getManifestContract,
        listPeopleContract,
        announceContract,
        listNoticesContract,
        getNoticeContract,
        acknowledgeContract,
        openLinkContract,
        acknowledgeByLinkContract,
      ],
    },
    tables: { arrivals: 'write', messages: 'write', offices: 'read', requests: 'write' },
    sendsTo: ['messages-urgent', 'messages-standard'],
    starts: ['notice-escalation'],
    errorImpact:
      'A post cannot announce an arrival and offices cannot answer: people arrive and nobody expects them.',
  },
  {
    name: 'arrivals-check',
    entry: 'functions/arrivals/handlers/check.handler.ts',
    trigger: { kind: 'workflow-step', workflow: 'notice-escalation', step: 'Check' },
    tables: { arrivals: 'write', messages: 'write', offices: 'read' },
    sendsTo: ['messages-urgent', 'messages-standard'],
    errorImpact:
      'An office that stays silent is not escalated: nobody else learns that its people are waiting.',
  },
  {
    name: 'arrivals-sweep',
    entry: 'functions/arrivals/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { arrivals: 'write' },
    starts: ['notice-escalation'],
    errorImpact: 'A notice whose workflow was lost is not escalated any more.',
  },
] as const satisfies readonly FunctionContract[];
