import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { architecture } from './tools/architecture.mjs';

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/dist-test/**', '**/generated/**', '**/node_modules/**', '.nx/**', '**/fixtures/**'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
      // Our handles are closures: no method of theirs looks at `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A number in a template reads as itself; anything else must be made a string on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['packages/*/{src,test}/**/*.ts', 'demo/**/*.ts', 'bench/**/*.ts'],
    plugins: { boundaries },
    settings: architecture.settings,
    rules: architecture.rules,
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'AbortController',
          'AbortSignal',
          'fetch',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
