import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'lab', rootDir: import.meta.dirname };
