import { invalidArgument } from '@berth/foundation';
import { fromTimestamp } from '@berth/rpc';
import { ControllerService as service } from '../generated/containerd/services/sandbox/v1.js';
import { writeMount } from '../mounts/mount.js';
import { checkIdentifier } from '../session/identifiers.js';
import type { Session } from '../session/session.js';
import type { SandboxController } from './controller.js';
import { about, checkSandbox, readAny, writeSandbox } from './wire.js';

/** The wire counts seconds in 32 bits. */
const LONGEST_MS = (2 ** 32 - 1) * 1000;

/** The {@link SandboxController} registered as `sandboxer` in the daemon behind `session`. */
export function controllerOf(session: Session, sandboxer: string): SandboxController {
  if (sandboxer === '') throw invalidArgument('sandboxer', 'must not be empty');
  const asked = (verb: string, id: string) => {
    checkIdentifier('id', id);
    return about(`controller.${verb}`, id);
  };
  return {
    sandboxer,
    async create(sandbox, options) {
      checkSandbox(sandbox);
      const path = options?.networkNamespace ?? '';
      if (path !== '' && !path.startsWith('/')) throw invalidArgument('networkNamespace', 'must be an absolute path');
      const request = {
        sandboxId: sandbox.id,
        rootfs: (options?.rootfs ?? []).map(writeMount),
        options: options?.options,
        netnsPath: path,
        annotations: { ...options?.annotations },
        sandbox: writeSandbox({ ...sandbox, sandboxer }),
        sandboxer,
      };
      await session.unary(service.create, request, asked('create', sandbox.id), options);
    },
    async start(id, options) {
      const started = await session.unary(service.start, { sandboxId: id, sandboxer }, asked('start', id), options);
      const { pid, createdAt, labels, address, version, spec } = started;
      return { id, pid, createdAt: fromTimestamp(createdAt), labels, address, version, spec: readAny(spec) };
    },
    async platform(id, options) {
      const request = { sandboxId: id, sandboxer };
      const { platform } = await session.unary(service.platform, request, asked('platform', id), options);
      return { os: platform?.os ?? '', architecture: platform?.architecture ?? '', variant: platform?.variant ?? '' };
    },
    async stop(id, options) {
      const timeoutMs = options?.timeoutMs ?? 0;
      if (!(timeoutMs >= 0 && timeoutMs <= LONGEST_MS)) {
        throw invalidArgument('timeoutMs', `must be from 0 to ${LONGEST_MS}, not ${timeoutMs}`);
      }
      const request = { sandboxId: id, timeoutSecs: Math.ceil(timeoutMs / 1000), sandboxer };
      await session.unary(service.stop, request, asked('stop', id), options);
    },
    async wait(id, options) {
      const ended = await session.unary(service.wait, { sandboxId: id, sandboxer }, asked('wait', id), options);
      return { code: ended.exitStatus, exitedAt: fromTimestamp(ended.exitedAt) };
    },
    async status(id, options) {
      const request = { sandboxId: id, verbose: options?.verbose ?? false, sandboxer };
      const status = await session.unary(service.status, request, asked('status', id), options);
      const { pid, state, info, createdAt, exitedAt, extra, address, version } = status;
      const times = { createdAt: fromTimestamp(createdAt), exitedAt: fromTimestamp(exitedAt) };
      return { id, pid, state, info, ...times, extra: readAny(extra), address, version };
    },
    async shutdown(id, options) {
      await session.unary(service.shutdown, { sandboxId: id, sandboxer }, asked('shutdown', id), options);
    },
    async metrics(id, options) {
      const request = { sandboxId: id, sandboxer };
      const { metrics } = await session.unary(service.metrics, request, asked('metrics', id), options);
      return { id: metrics?.id ?? id, at: fromTimestamp(metrics?.timestamp), data: readAny(metrics?.data) };
    },
    async update(sandbox, fields, options) {
      checkSandbox(sandbox);
      if (fields.length === 0) throw invalidArgument('fields', 'must name what changed');
      const request = { sandboxId: sandbox.id, sandboxer, sandbox: writeSandbox(sandbox), fields: [...fields] };
      await session.unary(service.update, request, asked('update', sandbox.id), options);
    },
  };
}
