import * as z from 'zod';

export type Pool = { readonly endpoint: string; readonly userPoolId: string; readonly clientId: string };

export type StaffAccount = {
  readonly username: string;
  readonly office: string;
  readonly roles: readonly string[];
};

const PASSWORD = 'Hanya-untuk-uji-1';

const answer = z.object({ AuthenticationResult: z.object({ AccessToken: z.string() }) });

/** Cognito's JSON protocol; MiniStack does not look at signatures. `ignore`: the kind of refusal that is as good as success. */
const call = async (pool: Pool, operation: string, body: object, ignore?: string): Promise<unknown> => {
  const response = await fetch(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ UserPoolId: pool.userPoolId, ...body }),
  });
  const text = await response.text();
  if (response.ok || (ignore !== undefined && text.includes(ignore))) return JSON.parse(text);
  throw new Error(`${operation}: ${response.status} ${text}`);
};

const createUser = async (pool: Pool, { username, office, roles }: StaffAccount): Promise<void> => {
  const user = { Username: username };
  await call(pool, 'AdminCreateUser', { ...user, MessageAction: 'SUPPRESS' }, 'UsernameExistsException');
  await call(pool, 'AdminSetUserPassword', { ...user, Password: PASSWORD, Permanent: true });
  for (const GroupName of [`office:${office}`, ...roles.map((role) => `role:${role}`)]) {
    await call(pool, 'CreateGroup', { GroupName }, 'GroupExistsException');
    await call(pool, 'AdminAddUserToGroup', { ...user, GroupName });
  }
};

/** An access token of the deployed user pool, for an account that is made when it is missing. */
export const signIn = async (pool: Pool, account: StaffAccount): Promise<string> => {
  await createUser(pool, account);
  const signedIn = await call(pool, 'AdminInitiateAuth', {
    ClientId: pool.clientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: account.username, PASSWORD },
  });
  return answer.parse(signedIn).AuthenticationResult.AccessToken;
};
