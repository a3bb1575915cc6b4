import { clojure } from '../../../../server/src/remediation/languages/clojure.ts';
import { groovy } from '../../../../server/src/remediation/languages/groovy.ts';
import { kotlin } from '../../../../server/src/remediation/languages/kotlin.ts';
import { scala } from '../../../../server/src/remediation/languages/scala.ts';
import { rewriteCases } from './rewriting.ts';

const ELVIS = 'System.getenv("API_KEY") ?: error("API_KEY is not set")';

rewriteCases(kotlin, 'Main.kt', [
  { title: 'a value', before: 'val key = "⟦s3cret⟧"\n', after: `val key = ${ELVIS}\n` },
  {
    title: 'const val becomes val',
    before: 'private const val KEY = "⟦s3cret⟧"\n',
    after: `private val KEY = ${ELVIS}\n`,
  },
  {
    title: 'const val that an annotation uses',
    before: 'const val KEY = "⟦s3cret⟧"\n@Named(KEY) fun f() {}\n',
    refuse: 'constant',
  },
  {
    title: 'an operand gets parentheses',
    before: 'val h = "⟦s3cret⟧".trim()\n',
    after: `val h = (${ELVIS}).trim()\n`,
  },
  {
    title: 'a call on the next line',
    before: 'val h = "⟦s3cret⟧"\n  .trim()\n',
    after: `val h = (${ELVIS})\n  .trim()\n`,
  },
  { title: 'a template', before: 'val h = "Bearer ⟦s3cret⟧"\n', after: `val h = "Bearer \${${ELVIS}}"\n` },
  {
    title: 'a default argument',
    before: 'fun f(key: String = "⟦s3cret⟧", n: Int) {}\n',
    after: `fun f(key: String = ${ELVIS}, n: Int) {}\n`,
  },
  {
    title: 'a raw string with trimIndent',
    before: 'val k = """\n    ⟦one\n    two⟧\n""".trimIndent()\n',
    after: `val k = ${ELVIS}\n`,
    stored: 'one\ntwo',
  },
  {
    title: 'the default after ?:',
    before: 'val k = System.getenv("TOKEN") ?: "⟦s3cret⟧"\n',
    after: 'val k = System.getenv("TOKEN") ?: error("TOKEN is not set")\n',
    name: 'TOKEN',
  },
  {
    title: 'Spring',
    before: 'class A(@Value("\\${app.key:⟦s3cret⟧}") val k: String)\n',
    after: 'class A(@Value("\\${app.key}") val k: String)\n',
    name: 'APP_KEY',
  },
  { title: 'an annotation', before: '@Foo("⟦s3cret⟧") class A\n', refuse: 'annotation' },
  { title: 'an Android file', before: 'import androidx.core.A\nval k = "⟦s3cret⟧"\n', refuse: 'clientApp' },
  {
    title: 'a nested comment',
    before: '/* a /* b */ ⟦s3cret⟧ */\n',
    after: '/* a /* b */ <API_KEY> */\n',
    stored: null,
  },
  {
    title: 'a Gradle script must not fail',
    before: 'credentials { password = "⟦s3cret⟧" }\n',
    after: 'credentials { password = System.getenv("API_KEY") }\n',
    file: 'build.gradle.kts',
  },
  {
    title: 'what Gradle ships',
    before: 'android { buildConfigField("String", "K", "\\"⟦s3cret⟧\\"") }\n',
    refuse: 'clientApp',
    file: 'build.gradle.kts',
  },
  {
    title: 'the plugins block of Gradle',
    before: 'plugins { id("a") version "⟦s3cret⟧" }\n',
    refuse: 'compileTime',
    file: 'build.gradle.kts',
  },
]);

rewriteCases(scala, 'Main.scala', [
  { title: 'a value', before: 'val key = "⟦s3cret⟧"\n', after: 'val key = sys.env("API_KEY")\n' },
  {
    title: 'a literal that holds more',
    before: 'val h = "Bearer ⟦s3cret⟧"\n',
    after: 'val h = "Bearer " + sys.env("API_KEY")\n',
  },
  {
    title: 'an interpolator with single quotes',
    before: 'val h = s"$a Bearer ⟦s3cret⟧"\n',
    after: 'val h = s"$a Bearer " + sys.env("API_KEY")\n',
  },
  {
    title: 'an interpolator with three quotes',
    before: 'val h = s"""{"k": "⟦s3cret⟧"}"""\n',
    after: 'val h = s"""{"k": "${sys.env("API_KEY")}"}"""\n',
  },
  {
    title: 'three quotes',
    before: 'val h = """{"$": "\\n", "k": "⟦s3cret⟧"}"""\n',
    after: 'val h = s"""{"$$": "\\\\n", "k": "${sys.env("API_KEY")}"}"""\n',
  },
  {
    title: 'stripMargin',
    before: 'val k = """⟦one\n  |two⟧""".stripMargin\n',
    after: 'val k = sys.env("API_KEY")\n',
    stored: 'one\ntwo',
  },
  { title: 'a pattern', before: 'x match { case "⟦s3cret⟧" => 1 }\n', refuse: 'pattern' },
  {
    title: 'the result of a case',
    before: 'x match { case 1 => "⟦s3cret⟧" }\n',
    after: 'x match { case 1 => sys.env("API_KEY") }\n',
  },
  { title: 'an annotation', before: '@named("⟦s3cret⟧") class A\n', refuse: 'annotation' },
  { title: 'inline val', before: 'inline val K = "⟦s3cret⟧"\n', after: 'val K = sys.env("API_KEY")\n' },
  {
    title: 'the default of getOrElse',
    before: 'val k = sys.env.getOrElse("TOKEN", "⟦s3cret⟧")\n',
    after: 'val k = sys.env("TOKEN")\n',
    name: 'TOKEN',
  },
  { title: 'another interpolator', before: 'val k = sql"⟦s3cret⟧"\n', refuse: /escapes/ },
]);

const NONNULL = "Objects.requireNonNull(System.getenv('API_KEY'), 'API_KEY is not set')";

rewriteCases(groovy, 'app.groovy', [
  { title: 'single quotes', before: "def k = '⟦s3cret⟧'\n", after: `def k = ${NONNULL}\n` },
  {
    title: 'double quotes',
    before: 'def k = "⟦s3cret⟧"\n',
    after: `def k = ${NONNULL.replaceAll("'", '"')}\n`,
  },
  {
    title: 'a string stays a string',
    before: "def h = 'Bearer ⟦s3cret⟧'\n",
    after: `def h = 'Bearer ' + ${NONNULL}\n`,
  },
  {
    title: 'a GString',
    before: 'def h = "Bearer ⟦s3cret⟧ ${x}"\n',
    after: `def h = "Bearer \${${NONNULL}} \${x}"\n`,
  },
  {
    title: 'the default after ?:',
    before: "def k = System.getenv('TOKEN') ?: '⟦s3cret⟧'\n",
    after: "def k = Objects.requireNonNull(System.getenv('TOKEN'), 'TOKEN is not set')\n",
    name: 'TOKEN',
  },
  { title: 'an annotation', before: "@Named('⟦s3cret⟧') class A {}\n", refuse: 'annotation' },
  {
    title: 'a Gradle script',
    before: "signing { storePassword '⟦s3cret⟧' }\n",
    after: "signing { storePassword System.getenv('API_KEY') }\n",
    file: 'build.gradle',
  },
  {
    title: 'what Gradle ships',
    before: "android { buildConfigField 'String', 'K', '\"⟦s3cret⟧\"' }\n",
    refuse: 'clientApp',
    file: 'build.gradle',
  },
]);

const OR = '(or (System/getenv "API_KEY") (throw (ex-info "API_KEY is not set" {})))';

rewriteCases(clojure, 'app.clj', [
  { title: 'a definition', before: '(def k "⟦s3cret⟧")\n', after: `(def k ${OR})\n` },
  { title: 'a constant', before: '(def ^:const k "⟦s3cret⟧")\n', after: `(def k ${OR})\n` },
  {
    title: 'a literal that holds more',
    before: '(f "Bearer ⟦s3cret⟧ x")\n',
    after: `(f (str "Bearer " ${OR} " x"))\n`,
  },
  {
    title: 'the default of or',
    before: '(def k (or (System/getenv "TOKEN") "⟦s3cret⟧"))\n',
    after: '(def k (or (System/getenv "TOKEN") (throw (ex-info "TOKEN is not set" {}))))\n',
    name: 'TOKEN',
  },
  { title: 'a regular expression', before: '(def k #"⟦s3cret⟧")\n', refuse: /escapes/ },
  { title: 'quoted data', before: '(def k \'("⟦s3cret⟧"))\n', refuse: 'compileTime' },
  { title: 'a case', before: '(case x "⟦s3cret⟧" 1 2)\n', refuse: 'pattern' },
  { title: 'a comment', before: '; ⟦s3cret⟧\n', after: '; <API_KEY>\n', stored: null },
]);
