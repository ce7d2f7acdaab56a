import * as root from '../messages.js';
const $Options = root.runtimeoptions.v1.Options;
export const Options = { encode: (message) => $Options.encode(message).finish(), decode: (bytes) => $Options.decode(bytes) };
