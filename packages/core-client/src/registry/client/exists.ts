import { responseFailure } from './failure.js';
import type { ApiRequest, HostClient } from './host-client.js';

/** Whether the content at `path` is there. Throws where the host says neither yes nor no. */
export async function exists(client: HostClient, request: Omit<ApiRequest, 'method' | 'body'>): Promise<boolean> {
  const response = await client.request({ ...request, method: 'HEAD' });
  if (response.status !== 200 && response.status !== 404)
    throw await responseFailure(response, client.attempt(request));
  response.body.discard();
  return response.status === 200;
}
