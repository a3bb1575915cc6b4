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
  lambda: {
    name: { en: 'AWS Lambda with a function URL', ja: 'AWS Lambda（関数 URL）' },
    path: 'index.mjs (AWS_IAM or a check of your own; the key from Secrets Manager)',
    language: 'js',
    code: `export const handler = async (event) => {
  if (event.requestContext.http.method !== 'POST') return { statusCode: 405 };
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : (event.body ?? '');
  if (body.length > 64 * 1024) return { statusCode: 413 };
  const answer = await fetch('https://api.example.com/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
    body,
  });
  return {
    statusCode: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
    body: await answer.text(),
  };
};`,
  },
  cloudFunctions: {
    name: { en: 'Cloud Run functions (Google)', ja: 'Cloud Run functions（Google）' },
    path: 'index.js (gcloud run deploy … --set-secrets API_KEY=api-key:latest)',
    language: 'js',
    code: `import { http } from '@google-cloud/functions-framework';

http('ask', async (request, response) => {
  if (request.method !== 'POST') return void response.status(405).end();
  if (request.rawBody.length > 64 * 1024) return void response.status(413).end();
  const answer = await fetch('https://api.example.com/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
    body: request.rawBody,
  });
  response.status(answer.status).type(answer.headers.get('content-type') ?? 'application/json');
  response.send(Buffer.from(await answer.arrayBuffer()));
});`,
  },
  hono: {
    name: named('Hono'),
    path: 'src/index.ts',
    language: 'ts',
    code: `app.post('/api/ask', async (context) => {
  const body = await context.req.text();
  if (body.length > 64 * 1024) return context.body(null, 413);
  const answer = await fetch('https://api.example.com/v1/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
    body,
  });
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
  });
});`,
  },
  nest: {
    name: named('NestJS'),
    path: 'src/ask.controller.ts (and its name among `controllers` of the module)',
    language: 'ts',
    code: `@Controller('api/ask')
export class AskController {
  @Post()
  @UseGuards(AuthGuard)
  async ask(@Body() question: AskDto) {
    const answer = await fetch('https://api.example.com/v1/things', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: \`Bearer \${process.env.API_KEY}\` },
      body: JSON.stringify(question),
    });
    if (!answer.ok) throw new BadGatewayException();
    return answer.json();
  }
}`,
  },
  go: {
    name: named('Go'),
    path: 'main.go: mux.HandleFunc("POST /api/ask", ask)',
    language: 'go',
    code: `func ask(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64*1024))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	outgoing, err := http.NewRequestWithContext(r.Context(), http.MethodPost, "https://api.example.com/v1/things", bytes.NewReader(body))
	if err != nil {
		http.Error(w, "bad request", http.StatusInternalServerError)
		return
	}
	outgoing.Header.Set("content-type", "application/json")
	outgoing.Header.Set("authorization", "Bearer "+os.Getenv("API_KEY"))
	answer, err := http.DefaultClient.Do(outgoing)
	if err != nil {
		http.Error(w, "no answer", http.StatusBadGateway)
		return
	}
	defer answer.Body.Close()
	w.Header().Set("Content-Type", answer.Header.Get("Content-Type"))
	w.WriteHeader(answer.StatusCode)
	_, _ = io.Copy(w, answer.Body)
}`,
  },
  spring: {
    name: named('Spring Boot'),
    path: 'AskEndpoint.java, beside the application class',
    language: 'java',
    code: `@RestController
class AskEndpoint {
    private final RestClient client;

    AskEndpoint(@Value("\${API_KEY}") String key) {
        client = RestClient.builder()
                .baseUrl("https://api.example.com")
                .defaultHeader("Authorization", "Bearer " + key)
                .build();
    }

    @PostMapping("/api/ask")
    ResponseEntity<byte[]> ask(@RequestBody byte[] body) {
        if (body.length > 64 * 1024) return ResponseEntity.status(413).build();
        return client.post().uri("/v1/things").contentType(MediaType.APPLICATION_JSON).body(body)
                .exchange((request, answer) -> ResponseEntity.status(answer.getStatusCode())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.getBody().readAllBytes()));
    }
}`,
  },
} satisfies Record<string, Sample>;

export type SampleId = keyof typeof SAMPLES;
