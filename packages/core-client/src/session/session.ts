import { BerthError } from '@berth/foundation';
import type {
  BidiCall,
  BidiMethod,
  CallSubject,
  Channel,
  ServerStreamMethod,
  UnaryMethod,
  UploadCall,
  UploadMethod,
} from '@berth/rpc';
import type { CallOptions } from './call-options.js';
import { checkIdentifier, checkLease } from './identifiers.js';

/** A channel to a daemon together with the namespace and the lease that calls carry unless they say otherwise. */
export interface Session {
  /** The client's own namespace, where it has one. */
  readonly namespace: string | undefined;
  /** The client's own lease, where it has one. */
  readonly lease: string | undefined;
  unary<Req, Res>(
    method: UnaryMethod<Req, Res>,
    request: Req,
    subject: CallSubject,
    options?: CallOptions,
  ): Promise<Res>;
  serverStream<Req, Res>(
    method: ServerStreamMethod<Req, Res>,
    request: Req,
    subject: CallSubject,
    options?: CallOptions,
  ): AsyncIterable<Res>;
  bidi<Req, Res>(method: BidiMethod<Req, Res>, subject: CallSubject, options?: CallOptions): BidiCall<Req, Res>;
  upload<Res>(method: UploadMethod<Res>, subject: CallSubject, options?: CallOptions): UploadCall<Res>;
  /** The same channel with other defaults. */
  with(defaults: SessionDefaults): Session;
}

/** What calls carry unless they say otherwise. */
export interface SessionDefaults {
  readonly namespace?: string | undefined;
  readonly lease?: string | undefined;
}

/** A {@link Session} over `channel`. Closing the channel is its owner's business. */
export function createSession(channel: Channel, defaults: SessionDefaults = {}): Session {
  if (defaults.namespace !== undefined) checkIdentifier('namespace', defaults.namespace);
  if (defaults.lease !== undefined) checkLease(defaults.lease);
  const call = (subject: CallSubject, options: CallOptions | undefined) => ({
    subject,
    signal: options?.signal,
    headers: headersOf({ ...defaults, ...defined(options) }),
  });
  return {
    namespace: defaults.namespace,
    lease: defaults.lease,
    unary: async (method, request, subject, options) => channel.unary(method, request, call(subject, options)),
    serverStream: (method, request, subject, options) => channel.serverStream(method, request, call(subject, options)),
    bidi: (method, subject, options) => channel.bidi(method, call(subject, options)),
    upload: (method, subject, options) => channel.upload(method, call(subject, options)),
    with: (changes) => createSession(channel, { ...defaults, ...defined(changes) }),
  };
}

/** The namespace a call will be made in. @throws BerthError `invalid-argument` where neither it nor the client names one */
export function namespaceOf(session: Session, options: CallOptions | undefined): string {
  const namespace = options?.namespace ?? session.namespace;
  if (namespace === undefined) {
    throw new BerthError('invalid-argument', 'namespace is required: give connect() or this call one', {
      field: 'namespace',
    });
  }
  return namespace;
}

function headersOf({ namespace, lease }: SessionDefaults): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  if (namespace !== undefined) {
    checkIdentifier('namespace', namespace);
    headers['containerd-namespace'] = namespace;
  }
  if (lease !== undefined) {
    checkLease(lease);
    headers['containerd-lease'] = lease;
  }
  return headers;
}

/** Only the defaults that are set, so that an explicit `undefined` does not hide one. */
function defined(defaults: SessionDefaults | undefined): SessionDefaults {
  const { namespace, lease } = defaults ?? {};
  return { ...(namespace === undefined ? {} : { namespace }), ...(lease === undefined ? {} : { lease }) };
}
