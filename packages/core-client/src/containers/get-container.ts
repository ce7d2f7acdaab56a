import type { CallSubject } from '@berth/rpc';
import { ContainersService as service } from '../generated/containerd/services/containers/v1.js';
import type { CallOptions } from '../session/call-options.js';
import { checkIdentifier } from '../session/identifiers.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import type { ContainerInfo } from './containers.js';
import { readContainer } from './record.js';

/** What a call on a container is about. */
export function containerSubject(verb: string, id: string): Required<CallSubject> {
  return { operation: `containers.${verb}`, object: `container "${id}"` };
}

/** The record of a container. @throws BerthError `not-found` */
export async function getContainer(session: Session, id: string, options?: CallOptions): Promise<ContainerInfo> {
  checkIdentifier('id', id);
  const subject = containerSubject('get', id);
  const { container } = await session.unary(service.get, { id }, subject, options);
  return readContainer(present(container, subject));
}
