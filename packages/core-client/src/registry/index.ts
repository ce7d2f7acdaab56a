export { openRegistry, type Registry, type RegistryOptions, type ResolvedReference } from './open-registry.js';
export type {
  BlobOptions,
  FetchedManifest,
  NewManifest,
  Repository,
  UploadOptions,
  UploadOutcome,
} from './repository.js';
export {
  familiarReference,
  formatReference,
  isTag,
  parseReference,
  referenceName,
  referenceTarget,
  toReference,
  type Reference,
} from './reference.js';
export {
  digestAlgorithm,
  digestHex,
  digestOf,
  isDigest,
  parseDigest,
  type Digest,
  type DigestAlgorithm,
} from './digest.js';
export {
  CONFIG_TYPES,
  contentKind,
  FOREIGN_LAYER_TYPES,
  INDEX_TYPES,
  isManifestType,
  LAYER_TYPES,
  layerCompression,
  MANIFEST_TYPES,
  MEDIA_TYPES,
  type ContentKind,
  type LayerCompression,
  type ManifestMediaType,
} from './media-types.js';
export type { Descriptor } from './descriptor.js';
export { MANIFEST_LIMIT_BYTES, parseManifest, type ImageIndex, type ImageManifest } from './manifest.js';
export {
  defaultPlatform,
  formatPlatform,
  normalizePlatform,
  parsePlatform,
  platformMatcher,
  rankByPlatform,
  type Platform,
  type PlatformMatcher,
} from './platform.js';
export {
  registryHost,
  type ClientCertificate,
  type HostCapability,
  type RegistryHost,
  type TlsSettings,
} from './hosts/registry-host.js';
export { fixedHosts, hostsByName, type HostFinder, type RegistrySettings } from './hosts/host-finder.js';
export { type HostSettings, type UpstreamSettings } from './hosts/host-settings.js';
export { hostsFromDirectories } from './hosts/hosts-directories.js';
export type { CredentialProvider, Credentials } from './auth/credentials.js';
export type { CredentialHelper } from './auth/credential-helper.js';
export { dockerCredentials, type DockerCredentialsOptions } from './auth/docker-config.js';
