import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'core-client', rootDir: import.meta.dirname };
