/**
 * Django: a view in a module of its own, and its line among the addresses that the settings name. Facts: Django's pages on
 * the URL dispatcher and on CSRF.
 */
import type { Text } from '../../detection/types.ts';
import { PYTHON } from '../../remediation/languages/python.ts';
import { prologueEnd, topImports } from '../../remediation/languages/pythonImports.ts';
import { filesNamed, pythonDependencies } from '../../remediation/loaders/manifests.ts';
import { pythonLoader } from '../../remediation/loaders/python.ts';
import type { Replacement } from '../../remediation/plan.ts';
import { lineBreakOf } from '../../remediation/syntax/places.ts';
import { type Dialect, endpointLines, importsOf, quoted } from './pythonEndpoint.ts';
import { MAX_BODY_KIB } from './scriptHandler.ts';
import { created, type Endpoint, insertedAfter, type Way } from './way.ts';

const DJANGO: Dialect = {
  id: 'django',
  name: { en: 'Django view', ja: 'Django のビュー' },
  package: 'django',
  maker: '',
  imports: ['os', 'urllib.error', 'urllib.parse', 'urllib.request'],
  makesAsync: false,
  parameters: () => 'request',
  body: [
    `if len(request.body) > ${MAX_BODY_KIB} * 1024:`,
    '    return HttpResponse(status=413)',
    'body = request.body',
  ],
  asked: 'request.GET.get(name)',
  answer: 'HttpResponse(content, status=status, content_type=kind)',
};

const EXEMPT: Text = {
  en: 'No session is read here: take csrf_exempt away once one is.',
  ja: 'ここではセッションを読みません。読むようにしたら csrf_exempt を外してください。',
};

export const django: Way = {
  id: DJANGO.id,
  name: DJANGO.name,
  suits: (project) =>
    pythonDependencies(project).has('django') || filesNamed(project, /^manage\.py$/).length > 0,
  plan(request): Endpoint | undefined {
    const { sources, tree, call, project } = request;
    const found = [...sources].flatMap(([path, settings]) => {
      const root = path.endsWith('/settings.py')
        ? /^ROOT_URLCONF\s*=\s*['"]([\w.]+)['"]/m.exec(settings.text)?.[1]
        : undefined;
      return root === undefined ? [] : [{ settings, urls: `${root.replaceAll('.', '/')}.py` }];
    });
    const [only, ...more] = found;
    const urls = sources.get(only?.urls ?? '');
    // The answer is handed on whole.
    if (only === undefined || more.length > 0 || urls === undefined || call.streams) return undefined;
    const folder = only.urls.slice(0, only.urls.lastIndexOf('/'));
    const name = request.name.replace(/\W/g, '_');
    const own = `${folder}/${name}_endpoint.py`;
    const path = `/api/${request.name}`;
    if (tree.has(own) || urls.text.includes(path.slice(1))) return undefined;
    const listed = insertedAfter(
      urls,
      /^urlpatterns\s*(?::[^=\n]*)?=\s*\[/,
      `\n    path(${quoted(`${path.slice(1)}${call.suffix}`)}, ${name}_endpoint),`,
    );
    const at = topImports(urls.text, PYTHON).at(-1)?.end ?? prologueEnd(urls.text, PYTHON);
    if (listed === undefined) return undefined;
    const eol = lineBreakOf(urls.text);
    const imports = [
      ...(/^from django\.urls import [^\n]*\bpath\b/m.test(urls.text)
        ? []
        : ['from django.urls import path']),
      `from .${name}_endpoint import ${name}_endpoint`,
    ];
    const replacements: readonly Replacement[] = [
      {
        range: { start: at, end: at },
        newText: imports.map((line) => line + eol).join(''),
        annotation: 'import' as const,
      },
      ...listed.replacements,
    ].toSorted((a, b) => a.range.start - b.range.start);
    const lines = [
      ...importsOf(DJANGO, call).map((module) => `import ${module}`),
      '',
      'from django.http import HttpResponse',
      'from django.views.decorators.csrf import csrf_exempt',
      'from django.views.decorators.http import require_http_methods',
      ...endpointLines(request, DJANGO, [
        `# ${EXEMPT[request.language]}`,
        '@csrf_exempt',
        `@require_http_methods([${quoted(call.method)}])`,
      ]),
    ];
    const { uri, version, text } = only.settings;
    const loader = pythonLoader({ uri, version, text, languageId: 'python' }, project, PYTHON);
    return {
      path,
      changes: [
        created(request, own, lines),
        { ...listed, replacements },
        ...(loader.replacements.length === 0
          ? []
          : [{ kind: 'edit' as const, uri, version, text, replacements: loader.replacements }]),
      ],
      notes: loader.notes,
    };
  },
};
