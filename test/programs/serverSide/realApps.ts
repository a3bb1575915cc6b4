/**
 * Small real apps of the frameworks themselves, as each one's starter lays them out: built, started and asked. Each
 * stands in the folder that its packages were fetched into, because some bundlers look no further than a link.
 */
import type { ClientKind } from './page.ts';

export interface RealApp {
  readonly name: string;
  /** The folder below `.stores/frameworks`. */
  readonly folder: string;
  /** `<<client>>` stands for the client's code. */
  readonly files: Readonly<Record<string, string>>;
  readonly client: ClientKind;
  readonly page: string;
  /** The entry of `.env` that publishes the key, where the page reads it from there: `NAME` and how it is read. */
  readonly published?: readonly [name: string, read: string];
  readonly build: readonly string[];
  /** What is sent to browsers, once it is built. */
  readonly sent: string;
  /** `$PORT` stands for the port; more than one where the page and its endpoint are served apart. */
  readonly serve: readonly (readonly string[])[];
}

/** `name` or `name@range`. */
const manifest = (...packages: readonly string[]): string => {
  const asked = packages.map((each) => [each.replace(/(?<=.)@.*/, ''), /(?<=.)@(.*)/.exec(each)?.[1] ?? '*']);
  return JSON.stringify({ type: 'module', dependencies: Object.fromEntries(asked) });
};

const NEXT_LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;
const ASK_BUTTON = "<button onClick={() => ask('hello')}>Ask</button>";
const NEXT_BUILT = { build: ['next', 'build'], sent: '.next/static' } as const;

const SVELTE_FILES = {
  'src/app.html':
    '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
} as const;
const SVELTE_3 =
  "import adapter from '@sveltejs/adapter-node';\nimport { sveltekit } from '@sveltejs/kit/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [sveltekit({ adapter: adapter() })] });\n";
const SVELTE_PAGE =
  "<script>\n  import { ask } from '../lib/ask.js';\n</script>\n\n<button onclick={() => ask('hello')}>Ask</button>\n";
const SVELTE_BUILT = { build: ['vite', 'build'], sent: 'build/client', serve: [['node', 'build']] } as const;

const VITE_FILES = {
  'package.json': manifest('vite'),
  'vite.config.js':
    "import { defineConfig } from 'vite';\n\nexport default defineConfig({\n  plugins: [],\n});\n",
  'index.html':
    '<!doctype html>\n<html lang="en"><body><button id="ask">Ask</button><script type="module" src="/src/main.js"></script></body></html>\n',
  'src/main.js':
    "import { ask } from './ask.js';\n\ndocument.getElementById('ask').addEventListener('click', () => ask('hello'));\n",
  'src/ask.js': '<<client>>',
} as const;
const VITE_BUILT = {
  build: ['vite', 'build'],
  sent: 'dist',
  serve: [
    ['node', 'server/openai.mjs'],
    ['vite', 'preview', '--port', '$PORT', '--host', '127.0.0.1'],
  ],
} as const;

export const REAL_APPS: readonly RealApp[] = [
  {
    name: 'Next.js, app router',
    folder: 'next',
    files: {
      'package.json': manifest('next', 'react', 'react-dom'),
      'app/layout.jsx': NEXT_LAYOUT,
      'app/page.jsx': `'use client';\n\nimport { ask } from './ask';\n\nexport default function Page() {\n  return ${ASK_BUTTON};\n}\n`,
      'app/ask.jsx': "'use client';\n\n<<client>>",
    },
    client: 'post',
    page: 'app/ask.jsx',
    ...NEXT_BUILT,
    serve: [['next', 'start', '-p', '$PORT']],
  },
  {
    name: 'Next.js, app router, TypeScript',
    folder: 'next',
    files: {
      'package.json': manifest('next', 'react', 'react-dom', 'typescript'),
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
      'app/layout.tsx': NEXT_LAYOUT.replace(
        '{ children }',
        '{ children }: { readonly children: React.ReactNode }',
      ),
      'app/page.tsx': `'use client';\n\nimport { ask } from './ask';\n\nexport default function Page() {\n  return ${ASK_BUTTON};\n}\n`,
      'app/ask.tsx': "'use client';\n\n<<client>>",
    },
    client: 'query',
    page: 'app/ask.tsx',
    ...NEXT_BUILT,
    serve: [['next', 'start', '-p', '$PORT']],
  },
  {
    name: 'Next.js, pages router',
    folder: 'next',
    files: {
      'package.json': manifest('next', 'react', 'react-dom'),
      'pages/index.jsx': `import { ask } from '../components/ask';\n\nexport default function Page() {\n  return ${ASK_BUTTON};\n}\n`,
      'components/ask.jsx': "'use client';\n\n<<client>>",
    },
    client: 'post',
    page: 'components/ask.jsx',
    ...NEXT_BUILT,
    serve: [['next', 'start', '-p', '$PORT']],
  },
  {
    name: 'SvelteKit 3',
    folder: 'sveltekit',
    files: {
      ...SVELTE_FILES,
      'package.json': manifest('@sveltejs/kit', 'svelte', 'vite'),
      'vite.config.js': SVELTE_3,
      'src/routes/+page.svelte': SVELTE_PAGE,
      'src/lib/ask.js': '<<client>>',
    },
    client: 'post',
    page: 'src/lib/ask.js',
    ...SVELTE_BUILT,
  },
  {
    name: 'SvelteKit 3 with variables of its own, TypeScript',
    folder: 'sveltekit',
    files: {
      ...SVELTE_FILES,
      'package.json': manifest('@sveltejs/kit@^3.0.0', 'svelte', 'vite'),
      'vite.config.js': SVELTE_3,
      'src/env.ts':
        "import { defineEnvVars } from '@sveltejs/kit/env';\n\nexport const variables = defineEnvVars({\n  HOME: {},\n});\n",
      'src/routes/+page.svelte': SVELTE_PAGE.replace('ask.js', 'ask.ts'),
      'src/lib/ask.ts': '<<client>>',
    },
    client: 'query',
    page: 'src/lib/ask.ts',
    ...SVELTE_BUILT,
  },
  {
    name: 'SvelteKit 2',
    folder: 'sveltekit2',
    files: {
      ...SVELTE_FILES,
      'package.json': manifest('@sveltejs/kit@^2.0.0', 'svelte', 'vite'),
      'svelte.config.js':
        "import adapter from '@sveltejs/adapter-node';\n\nexport default { kit: { adapter: adapter() } };\n",
      'vite.config.js':
        "import { sveltekit } from '@sveltejs/kit/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [sveltekit()] });\n",
      'src/routes/+page.svelte': SVELTE_PAGE,
      'src/lib/ask.js': '<<client>>',
    },
    client: 'post',
    page: 'src/lib/ask.js',
    ...SVELTE_BUILT,
  },
  {
    name: 'Nuxt',
    folder: 'nuxt',
    files: {
      'package.json': manifest('nuxt'),
      'nuxt.config.ts': 'export default defineNuxtConfig({ telemetry: false });\n',
      'app/app.vue': '<template><button @click="ask(\'hello\')">Ask</button></template>\n',
      'app/composables/ask.ts': '<<client>>',
    },
    client: 'post',
    page: 'app/composables/ask.ts',
    build: ['nuxt', 'build'],
    sent: '.output/public',
    serve: [['node', '.output/server/index.mjs']],
  },
  {
    name: 'Astro with the Node adapter',
    folder: 'astro',
    files: {
      'package.json': manifest('astro', '@astrojs/node'),
      'astro.config.mjs':
        "import node from '@astrojs/node';\nimport { defineConfig } from 'astro/config';\n\nexport default defineConfig({ adapter: node({ mode: 'standalone' }), devToolbar: { enabled: false } });\n",
      'src/pages/index.astro':
        "<button id=\"ask\">Ask</button>\n<script>\n  import { ask } from '../components/ask.jsx';\n  document.getElementById('ask')?.addEventListener('click', () => ask('hello'));\n</script>\n",
      'src/components/ask.jsx': '<<client>>',
    },
    client: 'query',
    page: 'src/components/ask.jsx',
    build: ['astro', 'build'],
    sent: 'dist/client',
    serve: [['node', 'dist/server/entry.mjs']],
  },
  {
    name: 'React Router, file routes',
    folder: 'react-router',
    files: {
      'package.json': manifest(
        '@react-router/dev',
        '@react-router/node',
        '@react-router/serve',
        'react',
        'isbot',
      ),
      'vite.config.js':
        "import { reactRouter } from '@react-router/dev/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [reactRouter()] });\n",
      'app/root.jsx':
        'import { Outlet, Scripts } from \'react-router\';\n\nexport default function App() {\n  return <html lang="en"><body><Outlet /><Scripts /></body></html>;\n}\n',
      'app/routes.js':
        "import { flatRoutes } from '@react-router/fs-routes';\n\nexport default flatRoutes();\n",
      'app/routes/_index.jsx': `import { ask } from '../ask';\n\nexport default function Page() {\n  return ${ASK_BUTTON};\n}\n`,
      'app/ask.js': '<<client>>',
    },
    client: 'post',
    page: 'app/ask.js',
    build: ['react-router', 'build'],
    sent: 'build/client',
    serve: [['react-router-serve', './build/server/index.js']],
  },
  {
    name: 'a page of Vite alone',
    folder: 'vite',
    files: VITE_FILES,
    client: 'post',
    page: 'src/ask.js',
    ...VITE_BUILT,
  },
  {
    name: 'a page of Vite that reads the key from .env',
    folder: 'vite',
    files: VITE_FILES,
    client: 'post',
    page: 'src/ask.js',
    published: ['VITE_OPENAI_API_KEY', 'import.meta.env.VITE_OPENAI_API_KEY'],
    ...VITE_BUILT,
  },
  {
    name: 'Next.js, which reads the key from .env',
    folder: 'next',
    files: {
      'package.json': manifest('next', 'react', 'react-dom'),
      'app/layout.jsx': NEXT_LAYOUT,
      'app/page.jsx': `'use client';\n\nimport { ask } from './ask';\n\nexport default function Page() {\n  return ${ASK_BUTTON};\n}\n`,
      'app/ask.jsx': "'use client';\n\n<<client>>",
    },
    client: 'post',
    page: 'app/ask.jsx',
    published: ['NEXT_PUBLIC_OPENAI_API_KEY', 'process.env.NEXT_PUBLIC_OPENAI_API_KEY'],
    ...NEXT_BUILT,
    serve: [['next', 'start', '-p', '$PORT']],
  },
];
