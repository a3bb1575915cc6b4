/**
 * What a client calls instead, to copy, for clients whose files are not changed by an edit: an app has no page whose
 * address its server shares, so the address is a constant to fill in, and the person's own sign-in says who asks.
 * Facts: the pages of package:http, OkHttp, Retrofit, URLSession and UnityWebRequest.
 */
import type { Text } from '../../detection/types.ts';

export interface AppCall {
  /** Of the document's path, in lower case. */
  readonly path: RegExp;
  /** What the document holds; the first that suits is shown. */
  readonly text?: RegExp;
  readonly name: Text;
  /** For the fence around the code. */
  readonly language: string;
  readonly code: string;
}

const named = (name: string): Text => ({ en: name, ja: name });

const APP_CALLS: readonly AppCall[] = [
  {
    path: /\.dart$/,
    name: named('Dart (package:http)'),
    language: 'dart',
    code: `const askEndpoint = 'https://api.example.com/api/ask';

Future<Map<String, dynamic>> ask(Map<String, dynamic> question, String idToken) async {
  final answer = await http.post(
    Uri.parse(askEndpoint),
    headers: {'content-type': 'application/json', 'authorization': 'Bearer $idToken'},
    body: jsonEncode(question),
  );
  if (answer.statusCode != 200) throw http.ClientException('HTTP \${answer.statusCode}');
  return jsonDecode(answer.body) as Map<String, dynamic>;
}`,
  },
  {
    path: /\.kt$/,
    text: /\bretrofit2\b/,
    name: named('Kotlin (Retrofit)'),
    language: 'kotlin',
    code: `const val SERVER = "https://api.example.com/"

interface AskService {
    @POST("api/ask")
    suspend fun ask(@Header("Authorization") idToken: String, @Body question: Question): Answer
}

val service: AskService = Retrofit.Builder()
    .baseUrl(SERVER)
    .addConverterFactory(GsonConverterFactory.create())
    .build()
    .create(AskService::class.java)`,
  },
  {
    path: /\.kt$/,
    name: named('Kotlin (OkHttp)'),
    language: 'kotlin',
    code: `const val ASK_ENDPOINT = "https://api.example.com/api/ask"

fun ask(client: OkHttpClient, question: String, idToken: String): String {
    val request = Request.Builder()
        .url(ASK_ENDPOINT)
        .header("Authorization", "Bearer $idToken")
        .post(question.toRequestBody("application/json".toMediaType()))
        .build()
    client.newCall(request).execute().use { answer ->
        if (!answer.isSuccessful) throw IOException("HTTP \${answer.code}")
        return answer.body!!.string()
    }
}`,
  },
  {
    path: /\.java$/,
    name: named('Java (OkHttp)'),
    language: 'java',
    code: `static final String ASK_ENDPOINT = "https://api.example.com/api/ask";

static String ask(OkHttpClient client, String question, String idToken) throws IOException {
    Request request = new Request.Builder()
            .url(ASK_ENDPOINT)
            .header("Authorization", "Bearer " + idToken)
            .post(RequestBody.create(question, MediaType.get("application/json")))
            .build();
    try (Response answer = client.newCall(request).execute()) {
        if (!answer.isSuccessful()) throw new IOException("HTTP " + answer.code());
        return answer.body().string();
    }
}`,
  },
  {
    path: /\.(?:swift|mm?|plist|xcconfig)$/,
    name: named('Swift (URLSession)'),
    language: 'swift',
    code: `let askEndpoint = URL(string: "https://api.example.com/api/ask")!

func ask(_ question: Question, idToken: String) async throws -> Answer {
    var request = URLRequest(url: askEndpoint)
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue("Bearer \\(idToken)", forHTTPHeaderField: "Authorization")
    request.httpBody = try JSONEncoder().encode(question)
    let (data, response) = try await URLSession.shared.data(for: request)
    guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
    return try JSONDecoder().decode(Answer.self, from: data)
}`,
  },
  {
    path: /\.cs$/,
    text: /\bUnityEngine\b/,
    name: named('Unity (UnityWebRequest)'),
    language: 'csharp',
    code: `const string AskEndpoint = "https://api.example.com/api/ask";

IEnumerator Ask(string question, string idToken, Action<string> done)
{
    using var request = UnityWebRequest.Post(AskEndpoint, question, "application/json");
    request.SetRequestHeader("Authorization", "Bearer " + idToken);
    yield return request.SendWebRequest();
    if (request.result != UnityWebRequest.Result.Success) throw new Exception(request.error);
    done(request.downloadHandler.text);
}`,
  },
  {
    path: /\/res\/|\/androidmanifest\.xml$|\.(?:gradle|kts|properties)$/,
    name: named('Kotlin (OkHttp)'),
    language: 'kotlin',
    code: `const val ASK_ENDPOINT = "https://api.example.com/api/ask"

val request = Request.Builder()
    .url(ASK_ENDPOINT)
    .header("Authorization", "Bearer $idToken")
    .post(question.toRequestBody("application/json".toMediaType()))
    .build()`,
  },
  {
    path: /\.(?:[cm]?[jt]sx?|vue|svelte|html?|astro)$/,
    name: named('fetch'),
    language: 'js',
    code: `// A page of the same server needs no host: '/api/ask'.
const ASK_ENDPOINT = 'https://api.example.com/api/ask';

export async function ask(question, idToken) {
  const answer = await fetch(ASK_ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: \`Bearer \${idToken}\` },
    body: JSON.stringify(question),
  });
  if (!answer.ok) throw new Error(\`HTTP \${answer.status}\`);
  return answer.json();
}`,
  },
];

/** @param path of the document, in lower case. @returns undefined where the document calls nothing. */
export const appCallFor = (path: string, text: string): AppCall | undefined =>
  APP_CALLS.find((call) => call.path.test(path) && (call.text === undefined || call.text.test(text)));
