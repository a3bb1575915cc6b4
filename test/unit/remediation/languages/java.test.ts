import { java } from '../../../../server/src/remediation/languages/java.ts';
import { rewriteCases } from './rewriting.ts';

const REFERENCE = 'Objects.requireNonNull(System.getenv("API_KEY"), "API_KEY is not set")';

rewriteCases(java, 'Main.java', [
  {
    title: 'a local variable, with the import below the package',
    before: 'package app;\n\nclass Main {\n  String key = "⟦s3cret⟧";\n}\n',
    after: `package app;\n\nimport java.util.Objects;\n\nclass Main {\n  String key = ${REFERENCE};\n}\n`,
  },
  {
    title: 'an import among its kin, in their order',
    before:
      'import java.util.List;\nimport java.util.Set;\nimport org.a.B;\n\nclass A { String k = "⟦s3cret⟧"; }\n',
    after: `import java.util.List;\nimport java.util.Objects;\nimport java.util.Set;\nimport org.a.B;\n\nclass A { String k = ${REFERENCE}; }\n`,
  },
  {
    title: 'an import that is there already',
    before: 'import java.util.*;\nclass A { static final String K = "⟦s3cret⟧"; }',
    after: `import java.util.*;\nclass A { static final String K = ${REFERENCE}; }`,
  },
  {
    title: 'a header with "Bearer "',
    before: 'import java.util.Objects;\nclass A { void f() { g("Bearer ⟦s3cret⟧"); } }',
    after: `import java.util.Objects;\nclass A { void f() { g("Bearer " + ${REFERENCE}); } }`,
  },
  {
    title: 'a call on a literal that holds more',
    before: 'import java.util.Objects;\nclass A { byte[] b = "k=⟦s3cret⟧;".getBytes(); }',
    after: `import java.util.Objects;\nclass A { byte[] b = ("k=" + ${REFERENCE} + ";").getBytes(); }`,
  },
  {
    title: 'a URL with a password moves as a whole',
    before: 'import java.util.Objects;\nclass A { String u = "postgres://u:⟦s3cret⟧@db:5432/x"; }',
    after: `import java.util.Objects;\nclass A { String u = ${REFERENCE}; }`,
    stored: 'postgres://u:s3cret@db:5432/x',
  },
  {
    title: 'halves joined by +',
    before: 'import java.util.Objects;\nclass A { String k = "⟦s3c" +\n    "ret⟧"; }',
    after: `import java.util.Objects;\nclass A { String k = ${REFERENCE}; }`,
    stored: 's3cret',
  },
  {
    title: 'a default of getOrDefault',
    before:
      'import java.util.Objects;\nclass A { String k = System.getenv().getOrDefault("STRIPE_KEY", "⟦s3cret⟧"); }',
    after:
      'import java.util.Objects;\nclass A { String k = Objects.requireNonNull(System.getenv("STRIPE_KEY"), "STRIPE_KEY is not set"); }',
    name: 'STRIPE_KEY',
  },
  {
    title: 'a default of a conditional',
    before:
      'import java.util.Objects;\nclass A { String k = System.getenv("A_B") != null ? System.getenv("A_B") : "⟦s3cret⟧"; }',
    after:
      'import java.util.Objects;\nclass A { String k = Objects.requireNonNull(System.getenv("A_B"), "A_B is not set"); }',
    name: 'A_B',
  },
  {
    title: 'Spring: a value becomes a placeholder',
    before: 'class A {\n  @Value("⟦s3cret⟧")\n  private String key;\n}',
    after: 'class A {\n  @Value("${API_KEY}")\n  private String key;\n}',
  },
  {
    title: 'Spring: the default of a placeholder goes',
    before: 'class A { @Value("${stripe.api-key:⟦s3cret⟧}") String key; }',
    after: 'class A { @Value("${stripe.api-key}") String key; }',
    name: 'STRIPE_APIKEY',
  },
  {
    title: 'another annotation',
    before: 'class A { @Header(name = "x", value = "⟦s3cret⟧") void f() {} }',
    refuse: 'annotation',
  },
  {
    title: 'a constant that an annotation uses',
    before: 'class A { static final String K = "⟦s3cret⟧"; @Named(K) void f() {} }',
    refuse: 'constant',
  },
  {
    title: 'a case label',
    before: 'class A { int f(String s) { switch (s) { case "⟦s3cret⟧": return 1; } return 0; } }',
    refuse: 'pattern',
  },
  {
    title: 'a private key in a text block',
    before:
      'import java.util.Objects;\nclass A {\n  String k = """\n      ⟦line one\n      line two⟧\n      """;\n}',
    after: `import java.util.Objects;\nclass A {\n  String k = ${REFERENCE};\n}`,
    stored: 'line one\nline two\n',
  },
  {
    title: 'a text block that holds more',
    before:
      'import java.util.Objects;\nclass A {\n  String k = """\n      {"rate": "5%", "key": "⟦s3cret⟧"}\n      """;\n}',
    after: `import java.util.Objects;\nclass A {\n  String k = """\n      {"rate": "5%%", "key": "%s"}\n      """.formatted(${REFERENCE});\n}`,
  },
  {
    title: 'a comment gets a placeholder',
    before: 'class A { // the key is ⟦s3cret⟧\n}',
    after: 'class A { // the key is <API_KEY>\n}',
    stored: null,
  },
  {
    title: 'Android',
    before: 'import android.app.Activity;\nclass A { String k = "⟦s3cret⟧"; }',
    refuse: 'clientApp',
  },
  {
    title: 'dotenv-java in the build',
    before: 'class A { String k = "⟦s3cret⟧"; }',
    after:
      'import java.util.Objects;\n\nimport io.github.cdimascio.dotenv.Dotenv;\n\nclass A { String k = Objects.requireNonNull(Dotenv.load().get("API_KEY"), "API_KEY is not set"); }',
    project: { 'build.gradle': "implementation 'io.github.cdimascio:dotenv-java:3.0.0'" },
  },
]);
