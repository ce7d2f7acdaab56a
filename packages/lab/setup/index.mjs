export { cacheDirectory, filled } from './cache.mjs';
export { onPath, run } from './command.mjs';
export { DEBIAN_PACKAGES, ensureDebian, programIn } from './debian.mjs';
export { ensureGo, findGo } from './go.mjs';
export { ensureNode22 } from './node22.mjs';
export { missingPackages, obstacle } from './system.mjs';
export { setUp } from './setup.mjs';
