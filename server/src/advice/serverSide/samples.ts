/**
 * Endpoints to copy, for servers whose files are not changed by an edit. `API_KEY` and the address are for the person to
 * fill in. Facts: each framework's pages on routing, environment and outgoing requests.
 */
import type { Text } from '../../detection/types.ts';

export interface Sample {
  readonly name: Text;
  /** Where the code goes. */
  readonly path: string;
  /** For the fence around the code. */
  readonly language: string;
  readonly code: string;
}

const named = (name: string): Text => ({ en: name, ja: name });

export const SAMPLES = {
  django: {
    name: named('Django'),
    path: 'views.py, urls.py: path("api/ask", ask)',
    language: 'python',
    code: `import os
import urllib.error
import urllib.request

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST


@require_POST
@login_required
def ask(request):
    if len(request.body) > 64 * 1024:
        return HttpResponse(status=413)
    outgoing = urllib.request.Request(
        "https://api.example.com/v1/things",
        data=request.body,
        headers={
            "content-type": "application/json",
            "authorization": "Bearer " + os.environ["API_KEY"],
        },
    )
    try:
        with urllib.request.urlopen(outgoing, timeout=60) as answer:
            return HttpResponse(answer.read(), status=answer.status, content_type=answer.headers["content-type"])
    except urllib.error.HTTPError as error:
        return HttpResponse(error.read(), status=error.code, content_type=error.headers["content-type"])`,
  },
  rails: {
    name: named('Rails'),
    path: "app/controllers/asks_controller.rb, config/routes.rb: post '/api/ask', to: 'asks#create'",
    language: 'ruby',
    code: `class AsksController < ApplicationController
  before_action :authenticate_user!
  rate_limit to: 10, within: 1.minute

  def create
    return head :content_too_large if request.raw_post.bytesize > 64.kilobytes

    answer = Net::HTTP.post(
      URI('https://api.example.com/v1/things'),
      request.raw_post,
      'Content-Type' => 'application/json',
      'Authorization' => "Bearer #{ENV.fetch('API_KEY')}"
    )
    render body: answer.body, status: answer.code.to_i, content_type: answer.content_type
  end
end`,
  },
  laravel: {
    name: named('Laravel'),
    path: "routes/web.php (config/services.php: 'example' => ['key' => env('API_KEY')])",
    language: 'php',
    code: `Route::post('/api/ask', function (Request $request) {
    abort_if(strlen($request->getContent()) > 64 * 1024, 413);
    $answer = Http::withToken(config('services.example.key'))
        ->withBody($request->getContent(), 'application/json')
        ->post('https://api.example.com/v1/things');

    return response($answer->body(), $answer->status())
        ->header('Content-Type', $answer->header('Content-Type'));
})->middleware(['auth', 'throttle:10,1']);`,
  },
  firebase: {
    name: { en: 'Cloud Functions for Firebase', ja: 'Cloud Functions for Firebase' },
    path: 'functions/index.js (firebase functions:secrets:set API_KEY)',
    language: 'js',
    code: `import { defineSecret } from 'firebase-functions/params';
import { HttpsError, onCall } from 'firebase-functions/https';

const apiKey = defineSecret('API_KEY');

export const ask = onCall({ secrets: [apiKey], enforceAppCheck: true }, async ({ auth, data }) => {
  if (!auth) throw new HttpsError('unauthenticated', 'Sign in first.');
  const answer = await fetch('https://api.example.com/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${apiKey.value()}\` },
    body: JSON.stringify({ question: String(data.question).slice(0, 4000) }),
  });
  if (!answer.ok) throw new HttpsError('unavailable', 'The service did not answer.');
  return answer.json();
});`,
  },
  workers: {
    name: named('Cloudflare Workers'),
    path: 'src/index.js (npx wrangler secret put API_KEY)',
    language: 'js',
    code: `export default {
  async fetch(request, env) {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const body = await request.text();
    if (body.length > 64 * 1024) return new Response(null, { status: 413 });
    const answer = await fetch('https://api.example.com/v1/things', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: \`Bearer \${env.API_KEY}\` },
      body,
    });
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
    });
  },
};`,
  },
  express: {
    name: named('Express'),
    path: 'server.js',
    language: 'js',
    code: `app.post('/api/ask', express.text({ type: () => true, limit: '64kb' }), async (request, response, next) => {
  try {
    const answer = await fetch('https://api.example.com/v1/things', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
      body: request.body,
    });
    response.status(answer.status).type(answer.headers.get('content-type') ?? 'application/json');
    response.send(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    next(error);
  }
});`,
  },
  nextjs: {
    name: named('Next.js'),
    path: 'app/api/ask/route.ts',
    language: 'ts',
    code: `export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  if (body.length > 64 * 1024) return new Response(null, { status: 413 });
  const answer = await fetch('https://api.example.com/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
    body,
  });
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
  });
}`,
  },
  fastapi: {
    name: named('FastAPI'),
    path: 'main.py',
    language: 'python',
    code: `@app.post("/api/ask")
async def ask(request: Request) -> Response:
    body = await request.body()
    if len(body) > 64 * 1024:
        return Response(status_code=413)
    async with httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(
            "https://api.example.com/v1/things",
            content=body,
            headers={
                "content-type": "application/json",
                "authorization": f"Bearer {os.environ['API_KEY']}",
            },
        )
    return Response(answer.content, answer.status_code, media_type=answer.headers.get("content-type"))`,
  },
} satisfies Record<string, Sample>;

export type SampleId = keyof typeof SAMPLES;
