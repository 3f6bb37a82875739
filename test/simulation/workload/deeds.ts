import { budgetStore } from '#functions/messaging/adapters/budget-store.ts';
import { optOutStore } from '#functions/messaging/adapters/opt-out-store.ts';
import { switchStore } from '#functions/messaging/adapters/switches.ts';
import { makeRecordOptIn } from '#functions/messaging/app/opt-in.ts';
import { makeRecordOptOut } from '#functions/messaging/app/opt-out.ts';
import { gateSet, type Recipient, recipientStop } from '#functions/messaging/contract.ts';
import { withLimits } from '#functions/messaging/domain/budget-change.ts';
import { type OptOutScope, parseScope } from '#functions/messaging/domain/opt-out.ts';
import { type SwitchName, switched } from '#functions/messaging/domain/switches.ts';
import { entryIn, personKey } from '../world/truth.ts';
import type { World } from '../world/world.ts';

const BY = 'simulation';

/** What people do that must stop messages or let them go again. Each is on record in the truth from its commit on. */
export const deedsIn = ({ table, time, truth, settings }: World) => {
  const register = optOutStore(table);
  const recordOptOut = makeRecordOptOut({ register });
  const recordOptIn = makeRecordOptIn({ register });
  const switches = switchStore(table);
  const budgets = budgetStore(table, { limit: settings.sms.monthlyParts, floor: settings.sms.noticeFloor });
  const now = time.clock.now;

  return {
    /** Moves a gate on; false when it was further already. */
    moveGate: async (gate: string, version: number, open: boolean): Promise<boolean> => {
      const result = await table.transact([gateSet(gate, { version, open })]);
      if (result.ok) entryIn(truth.gates, gate).push({ at: time.now(), version, open });
      return result.ok;
    },
    stop: async ({ to, recipient }: Recipient): Promise<void> => {
      await table.write(recipientStop(to, recipient, now()));
      const key = personKey(to, recipient);
      truth.stops.set(key, truth.stops.get(key) ?? time.now());
    },
    optOut: async (phone: string, scope: OptOutScope): Promise<void> => {
      const before = await register.find(phone, scope);
      await recordOptOut(phone, { scope, channel: 'staff', at: now(), by: BY });
      if (before.optOut === undefined || before.optOut.undone !== undefined)
        entryIn(truth.optOuts, phone).push({ scope, from: time.now() });
    },
    optIn: async (phone: string, scope: OptOutScope): Promise<void> => {
      const wish = truth.optOuts.get(phone)?.find((each) => each.scope === scope && each.to === undefined);
      await recordOptIn(phone, scope, { at: now(), by: BY, reason: 'simulation' });
      if (wish !== undefined) wish.to = time.now();
    },
    switchOff: async (name: SwitchName): Promise<void> => {
      const change = { name, action: 'stop', by: BY, at: now(), reason: 'simulation' } as const;
      await switches.change((board) => switched(board, change));
      truth.switches.push({ name, from: time.now() });
    },
    switchOn: async (name: SwitchName): Promise<void> => {
      const change = { name, action: 'resume', by: BY, at: now(), reason: 'simulation' } as const;
      await switches.change((board) => switched(board, change));
      for (const period of truth.switches)
        if (period.name === name && period.to === undefined) period.to = time.now();
    },
    setBudget: async (officeId: string, month: string, limit: number): Promise<void> => {
      const record = await budgets.load(officeId, month);
      const why = { by: BY, at: now(), reason: 'simulation' };
      const after = withLimits(record, { ...why, limit, floor: Math.floor(limit / 20) });
      if (after.ok) await budgets.save(record.budget, after.value);
    },
  };
};

export type Deeds = ReturnType<typeof deedsIn>;

export const scopeOf = (text: string): OptOutScope => {
  const scope = parseScope(text);
  if (scope === undefined) throw new Error(`no scope: ${text}`);
  return scope;
};
