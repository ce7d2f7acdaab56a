import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'workload', rootDir: import.meta.dirname };
