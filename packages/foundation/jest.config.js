import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'foundation', rootDir: import.meta.dirname };
