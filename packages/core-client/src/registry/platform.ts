import { arch, platform as nodeOs } from 'node:process';
import { invalidArgument } from '@berth/foundation';

/**
 * What an image runs on, in Go's words: `{ os: 'linux', architecture: 'arm', variant: 'v7' }`.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md#image-index-property-descriptions
 */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v7` of arm, `v3` of amd64. Absent where the architecture has only one, or the common one is meant. */
  readonly variant?: string;
  /** For Windows: `10.0.17763.1`. */
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}

const PART = /^[A-Za-z0-9_.-]+$/;
const OS_PART = /^([A-Za-z0-9_.-]+)(?:\(([A-Za-z0-9_.-]+)\))?$/;

/** Reads `os/architecture/variant`, `os/architecture`; also `windows(10.0.17763)/amd64`. Throws `invalid-argument` for `field`. */
export function parsePlatform(text: string, field = 'platform'): Platform {
  const problem = `must be os/architecture or os/architecture/variant, as linux/arm64, and is ${JSON.stringify(text)}`;
  const [first, architecture, variant, ...rest] = text.split('/');
  const [, os, osVersion] = OS_PART.exec(first ?? '') ?? [];
  if (os === undefined || architecture === undefined || rest.length > 0) throw invalidArgument(field, problem);
  if (!PART.test(architecture) || (variant !== undefined && !PART.test(variant))) throw invalidArgument(field, problem);
  return normalizePlatform({
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
  });
}

/** `os/architecture/variant`, as {@link parsePlatform} reads it back. */
export function formatPlatform({ os, architecture, variant, osVersion }: Platform): string {
  return [osVersion === undefined ? os : `${os}(${osVersion})`, architecture, variant]
    .filter((part) => part !== undefined)
    .join('/');
}

/**
 * One spelling for each platform: `x86_64` is `amd64`, `aarch64` is `arm64`, `armhf` is `arm/v7`, `macos` is `darwin`; a variant
 * that says nothing (`arm64/v8`, `amd64/v1`) is left out, and arm without one is `v7`.
 */
export function normalizePlatform(platform: Platform): Platform {
  const [architecture, variant] = normalizeArchitecture(
    platform.architecture.toLowerCase(),
    (platform.variant ?? '').toLowerCase(),
  );
  const os = platform.os.toLowerCase();
  return {
    os: os === 'macos' ? 'darwin' : os,
    architecture,
    ...(variant === '' ? {} : { variant }),
    ...(platform.osVersion === undefined ? {} : { osVersion: platform.osVersion }),
    ...(platform.osFeatures === undefined ? {} : { osFeatures: platform.osFeatures }),
  };
}

function normalizeArchitecture(architecture: string, variant: string): [architecture: string, variant: string] {
  switch (architecture) {
    case 'i386':
      return ['386', ''];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return ['amd64', variant === 'v1' ? '' : variant];
    case 'aarch64':
    case 'arm64':
      return ['arm64', ['8', 'v8', 'v8.0'].includes(variant) ? '' : variant];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      return ['arm', variant === '' ? 'v7' : /^[5-8]$/.test(variant) ? `v${variant}` : variant];
    default:
      return [architecture, variant];
  }
}

/** Chooses among the platforms of an index. */
export interface PlatformMatcher {
  /** How well `platform` is served: 0 is exactly what was asked for, more is a step down, undefined cannot run at all. */
  rank(platform: Platform): number | undefined;
}

/**
 * Matches what a machine of `wanted` can run, best first: `linux/arm/v7` takes v7, then v6, then v5; `linux/arm64` takes arm64,
 * then 32-bit arm; `linux/amd64` takes amd64, then 386.
 */
export function platformMatcher(wanted: Platform): PlatformMatcher {
  const asked = normalizePlatform(wanted);
  const runnable = runnableArchitectures(asked);
  return {
    rank(platform) {
      const candidate = normalizePlatform(platform);
      if (candidate.os !== asked.os || !servesOsVersion(asked.osVersion, candidate.osVersion)) return undefined;
      const rank = runnable.indexOf(architectureOf(candidate));
      return rank === -1 ? undefined : rank;
    },
  };
}

/** Those of `candidates` that can run, best first; equals keep their order. Entries without a platform come last, as they may be anything. */
export function rankByPlatform<T extends { readonly platform?: Platform }>(
  candidates: readonly T[],
  matcher: PlatformMatcher,
): readonly T[] {
  return candidates
    .map((candidate) => ({
      candidate,
      rank: candidate.platform === undefined ? Infinity : matcher.rank(candidate.platform),
    }))
    .filter((entry): entry is { candidate: T; rank: number } => entry.rank !== undefined)
    .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .map(({ candidate }) => candidate);
}

/** The platform of this machine, as far as Node.js can tell. Images run on Linux; elsewhere Linux of the same processor is meant. */
export function defaultPlatform(): Platform {
  return platformOfNode(nodeOs, arch);
}

/** The platform for what Node.js calls a platform and an architecture. */
export function platformOfNode(os: string, architecture: string): Platform {
  const names: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le', mips64el: 'mips64le' };
  return normalizePlatform({
    os: os === 'win32' ? 'windows' : 'linux',
    architecture: names[architecture] ?? architecture,
  });
}

function architectureOf({ architecture, variant }: Platform): string {
  return variant === undefined ? architecture : `${architecture}/${variant}`;
}

function runnableArchitectures(platform: Platform): readonly string[] {
  const own = architectureOf(platform);
  switch (platform.architecture) {
    case 'amd64':
      return [own, ...stepsDown('amd64', variantNumber(platform), 2), ...(own === 'amd64' ? [] : ['amd64']), '386'];
    case 'arm':
      return [own, ...stepsDown('arm', variantNumber(platform), 5)];
    case 'arm64':
      return [own, ...(own === 'arm64' ? [] : ['arm64']), 'arm/v8', ...stepsDown('arm', 8, 5)];
    default:
      return [own];
  }
}

/** `arm/v6`, `arm/v5` for arm, 7, 5: those below `from`, down to `lowest`. */
function stepsDown(architecture: string, from: number, lowest: number): readonly string[] {
  const count = Math.max(0, from - lowest);
  return Array.from({ length: count }, (_, step) => `${architecture}/v${from - 1 - step}`);
}

function variantNumber({ variant }: Platform): number {
  const digits = /^v(\d)$/.exec(variant ?? '')?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** Windows images run on the build that they were made for: the first three numbers count, the fourth does not. */
function servesOsVersion(wanted: string | undefined, offered: string | undefined): boolean {
  if (wanted === undefined || offered === undefined) return true;
  const build = (version: string): string => version.split('.').slice(0, 3).join('.');
  return build(wanted) === build(offered);
}
