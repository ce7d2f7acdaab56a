// The pure parts of the root scripts; plain JavaScript, as it stands.
export default {
  displayName: 'tools',
  rootDir: import.meta.dirname,
  transform: {},
  moduleFileExtensions: ['mjs', 'js', 'json'],
  testMatch: ['<rootDir>/*.test.mjs'],
};
