import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'lab',
  rootDir: import.meta.dirname,
  // The set-up is plain JavaScript, and so are its tests.
  moduleFileExtensions: [...preset.moduleFileExtensions, 'mjs'],
};
