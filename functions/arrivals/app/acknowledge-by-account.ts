import { err, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { type Notice, partsOfNoticeId } from '../domain/notice.ts';
import { isNationalDesk, type Viewer } from './access.ts';
import type { Acknowledge, AcknowledgeError } from './acknowledge.ts';
import type { Directory } from './ports.ts';

export type AcknowledgeByAccountError = AcknowledgeError | { readonly kind: 'account_without_name' };

type Deps = {
  readonly acknowledge: Acknowledge;
  readonly directory: Pick<Directory, 'account'>;
  readonly clock: Clock;
};

/** An officer of the office, or the national desk in its place, answers while signed in; the name is the account's. */
export const makeAcknowledgeByAccount =
  ({ acknowledge, directory, clock }: Deps) =>
  async (noticeId: string, viewer: Viewer): Promise<Result<Notice, AcknowledgeByAccountError>> => {
    const parts = partsOfNoticeId(noticeId);
    const mayAnswer = parts?.officeId === viewer.officeId || isNationalDesk(viewer);
    if (!mayAnswer) return err({ kind: 'notice_not_found' });
    const account = await directory.account(viewer.accountId);
    if (account === undefined || account.name.trim() === '') return err({ kind: 'account_without_name' });
    return acknowledge(noticeId, {
      by: account.name,
      accountId: account.accountId,
      channel: 'api',
      at: clock.now(),
    });
  };
