// Unit tests stand beside the code (src), tests against real daemons under test/: `tools/test.mjs` runs both.
export default { projects: ['<rootDir>/packages/*', '<rootDir>/tools'] };
