export { compareContracts, contractFiles, type WireDifference, type WireFact, type WireFile } from './contract.js';
export { descriptorsInProgram } from './go-binary.js';
export { readDescriptor } from './descriptor.js';
