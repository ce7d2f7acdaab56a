import { BerthError } from '@berth/foundation';
import { z } from 'zod';
import type { WorkloadSpec } from './workload-spec.js';

const NAME = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;

const name = (most: number) =>
  z.string().max(most, `at most ${most} characters`).regex(NAME, 'letters and digits, and single hyphens between them');

const absolute = z.string().startsWith('/', 'an absolute path');

const container = z.strictObject({
  name: name(30),
  image: z.string().min(1),
  pullPolicy: z.enum(['always', 'if-not-present', 'never']).default('if-not-present'),
  entrypoint: z.array(z.string()).min(1).optional(),
  args: z.array(z.string()).optional(),
  env: z.record(z.string().min(1), z.string()).default({}),
  log: z.strictObject({ path: absolute.optional(), format: z.enum(['cri', 'raw']).default('cri') }).prefault({}),
  stop: z
    .strictObject({
      signal: z
        .string()
        .regex(/^SIG[A-Z0-9+]+$/, "a signal's name, such as SIGTERM")
        .optional(),
      graceMs: z.int().min(0).max(86_400_000).default(10_000),
    })
    .prefault({}),
});

const workload = z.strictObject({
  id: name(40),
  desired: z.enum(['prepared', 'running', 'stopped']).default('running'),
  sandbox: z
    .strictObject({
      hostname: z.string().min(1).max(64).optional(),
      network: z.enum(['default', 'host', 'none']).default('default'),
    })
    .prefault({}),
  containers: z.array(container).min(1),
  labels: z.record(z.string().min(1), z.string()).default({}),
});

/** What `parseWorkloadSpec` takes: a {@link WorkloadSpec} whose defaults may be left out. */
export type WorkloadInput = z.input<typeof workload>;

/** Checks a spec and fills its defaults in. @throws BerthError `invalid-argument` with the path of the first bad field: `containers.0.image` */
export function parseWorkloadSpec(input: unknown): WorkloadSpec {
  const result = workload.safeParse(input);
  if (!result.success) throw refused(result.error);
  const { sandbox, containers, ...spec } = result.data;
  const names = containers.map((each) => each.name);
  const twice = names.findIndex((each, index) => names.indexOf(each) < index);
  if (twice !== -1) throw invalid(`containers.${twice}.name`, 'two containers have this name');
  return {
    ...spec,
    sandbox: { ...sandbox, hostname: sandbox.hostname ?? spec.id },
    containers: containers.map((each) => ({
      ...each,
      entrypoint: each.entrypoint,
      args: each.args,
      log: { ...each.log, path: each.log.path },
      stop: { ...each.stop, signal: each.stop.signal },
    })),
  };
}

function refused({ issues }: z.ZodError): BerthError {
  const [issue] = issues;
  return invalid(issue?.path.join('.') ?? '', issue?.message ?? 'is not a workload');
}

function invalid(path: string, problem: string): BerthError {
  const field = path === '' ? 'spec' : `spec.${path}`;
  return new BerthError('invalid-argument', `${field}: ${problem}`, { field });
}
