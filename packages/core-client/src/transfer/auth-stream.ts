import { BerthError, raceAbort } from '@berth/foundation';
import { typeName } from '@berth/rpc';
import { AuthRequest, AuthResponse, AuthType, type AuthResponseInit } from '../generated/containerd/types/transfer.js';
import type { CredentialProvider, Credentials } from '../registry/index.js';
import type { DaemonStream } from './open-stream.js';

/** Docker Hub's API hosts; its credentials are kept under the name in its references. */
const DOCKER_HUB = ['index.docker.io', 'registry-1.docker.io'];

/** Answers the daemon whenever a registry wants to know who we are. */
export async function answerAuth(
  stream: Pick<DaemonStream, 'incoming' | 'send'>,
  credentials: CredentialProvider,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const { typeUrl, value } of stream.incoming) {
    if (typeName(typeUrl) !== 'containerd.types.transfer.AuthRequest') {
      throw new BerthError('protocol-error', `transfer: the daemon asked ${typeName(typeUrl)} instead of credentials`);
    }
    const { host } = AuthRequest.decode(value);
    const found = await raceAbort(credentials(DOCKER_HUB.includes(host) ? 'docker.io' : host, { signal }), signal);
    const answer = AuthResponse.encode(asAnswer(found, host));
    await stream.send({ typeUrl: 'containerd.types.transfer.AuthResponse', value: answer });
  }
}

function asAnswer(credentials: Credentials | undefined, host: string): AuthResponseInit {
  switch (credentials?.kind) {
    case undefined:
      return { authType: AuthType.NONE };
    case 'password':
      return { authType: AuthType.CREDENTIALS, username: credentials.username, secret: credentials.password };
    case 'identity-token':
      return { authType: AuthType.REFRESH, secret: credentials.token };
    case 'access-token':
      throw new BerthError(
        'unsupported',
        `transfer: the daemon cannot use the access token for ${host}: give a password or an identity token`,
        { object: host, reason: 'access-token' },
      );
  }
}
