import { invalidArgument } from '@berth/foundation';
import { isDigest, type Digest } from './digest.js';

/**
 * The name of an image in a registry, in full: `docker.io/library/busybox:latest`.
 * At least one of `tag` and `digest` is there; where both are, the digest decides and the tag is for people.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export interface Reference {
  /** Host and port of the registry as users write it: `docker.io`, `localhost:5000`, `[::1]:5000`. */
  readonly registry: string;
  /** The path within the registry: `library/busybox`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

const DEFAULT_REGISTRY = 'docker.io';
const DEFAULT_TAG = 'latest';
const OFFICIAL_PREFIX = 'library/';

/** Registry and repository together may be no longer, in characters. */
const NAME_LIMIT = 255;

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const REGISTRY = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+(?:\\.[0-9.]+)?\\])(?::[0-9]{1,5})?$`);
const COMPONENT = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const BARE_ID = /^[0-9a-f]{64}$/;

/**
 * Reads a reference as users write them: `busybox` stands for `docker.io/library/busybox:latest`, and `latest` is the tag where
 * neither tag nor digest is given. Throws `invalid-argument` with field `reference`, or the field named.
 */
export function parseReference(text: string, field = 'reference'): Reference {
  if (typeof text !== 'string' || text === '') throw invalidArgument(field, 'must not be empty');
  const [beforeDigest, digest] = splitDigest(text, field);
  const [name, tag] = splitTag(beforeDigest, field, text);
  const { registry, repository } = parseName(name, field, text);
  if (digest !== undefined)
    return tag === undefined ? { registry, repository, digest } : { registry, repository, tag, digest };
  return { registry, repository, tag: tag ?? DEFAULT_TAG };
}

/** Checks a reference that came as an object and gives it back; a text is parsed. */
export function toReference(reference: string | Reference, field = 'reference'): Reference {
  if (typeof reference === 'string') return parseReference(reference, field);
  return parseReference(formatReference(reference), field);
}

/** The reference in full, as {@link parseReference} reads it back. */
export function formatReference({ registry, repository, tag, digest }: Reference): string {
  const suffix = (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
  return `${registry}/${repository}${suffix}`;
}

/** The reference as short as {@link parseReference} still understands: `busybox`, `busybox:1.36`, `quay.io/a/b`. */
export function familiarReference({ registry, repository, tag, digest }: Reference): string {
  const suffix =
    (tag === undefined || (tag === DEFAULT_TAG && digest === undefined) ? '' : `:${tag}`) +
    (digest === undefined ? '' : `@${digest}`);
  return familiarName(registry, repository) + suffix;
}

/** Registry and repository: what stays the same from tag to tag. */
export function referenceName({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}

/** The last part of a manifest's address, `…/manifests/<this>`: the digest where there is one, otherwise the tag. */
export function referenceTarget({ tag, digest }: Reference): string {
  return digest ?? tag ?? DEFAULT_TAG;
}

/** Whether `tag` may name a manifest: up to 128 letters, digits, `_`, `.` and `-`, the first neither `.` nor `-`. */
export function isTag(tag: string): boolean {
  return TAG.test(tag);
}

function familiarName(registry: string, repository: string): string {
  if (registry !== DEFAULT_REGISTRY) return `${registry}/${repository}`;
  const official = repository.startsWith(OFFICIAL_PREFIX) ? repository.slice(OFFICIAL_PREFIX.length) : '/';
  if (!official.includes('/') && !BARE_ID.test(official)) return official;
  const first = repository.split('/', 1)[0] ?? '';
  return looksLikeRegistry(first) ? `${registry}/${repository}` : repository;
}

function splitDigest(text: string, field: string): [string, Digest | undefined] {
  const at = text.indexOf('@');
  if (at === -1) return [text, undefined];
  const digest = text.slice(at + 1);
  if (!isDigest(digest))
    throw invalidArgument(
      field,
      `has an invalid digest after the "@": ${JSON.stringify(digest)} in ${JSON.stringify(text)}`,
    );
  return [text.slice(0, at), digest];
}

function splitTag(text: string, field: string, whole: string): [string, string | undefined] {
  const colon = text.lastIndexOf(':');
  if (colon === -1 || colon < text.lastIndexOf('/')) return [text, undefined];
  const tag = text.slice(colon + 1);
  if (!TAG.test(tag))
    throw invalidArgument(field, `has an invalid tag: ${JSON.stringify(tag)} in ${JSON.stringify(whole)}`);
  return [text.slice(0, colon), tag];
}

function parseName(name: string, field: string, whole: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const explicit = looksLikeRegistry(first);
  const registry = explicit ? canonicalRegistry(first) : DEFAULT_REGISTRY;
  const path = explicit ? name.slice(slash + 1) : name;
  if (!isRegistry(registry))
    throw invalidArgument(field, `has an invalid registry: ${JSON.stringify(first)} in ${JSON.stringify(whole)}`);
  if (!explicit && BARE_ID.test(path)) throw invalidArgument(field, `must be a name, and not the bare id ${path}`);
  const repository = registry === DEFAULT_REGISTRY && !path.includes('/') ? OFFICIAL_PREFIX + path : path;
  if (!REPOSITORY.test(repository))
    throw invalidArgument(
      field,
      `has an invalid repository${upperCaseHint(path)}: ${JSON.stringify(path)} in ${JSON.stringify(whole)}`,
    );
  if (registry.length + 1 + repository.length > NAME_LIMIT)
    throw invalidArgument(field, `must have a name of at most ${NAME_LIMIT} characters`);
  return { registry, repository };
}

/** The first part of a name is a registry where it cannot be the start of a path: a dot, a port, or the word localhost. */
function looksLikeRegistry(first: string): boolean {
  return first === 'localhost' || /[.:[]/.test(first) || first !== first.toLowerCase();
}

function isRegistry(registry: string): boolean {
  if (!REGISTRY.test(registry)) return false;
  const port = /:([0-9]+)$/.exec(registry)?.[1];
  return port === undefined || registry.endsWith(']') || Number(port) <= 65535;
}

function canonicalRegistry(registry: string): string {
  return registry === 'index.docker.io' ? DEFAULT_REGISTRY : registry;
}

function upperCaseHint(path: string): string {
  return path === path.toLowerCase() ? '' : ' (it must be lower case)';
}
