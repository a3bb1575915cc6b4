import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDetector } from '../../../server/src/detection/detector.ts';
import { offsetsIn } from '../../../server/src/detection/units.ts';
import { createEngine } from '../../../server/src/engine.ts';
import { expand } from '../../credentials.ts';

const text = fc
  .array(fc.constantFrom('a', '=', '\n', 'é', 'キー', '鍵', '\u{1f600}', '\ufeff', 'key'), { maxLength: 60 })
  .map((parts) => parts.join(''));

test('each character of a text is found at its bytes, with the mark of UTF-8 or without', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('', '\ufeff'), (read, mark) => {
      const offsetOf = offsetsIn(read, Buffer.byteLength(mark + read));
      assert.ok(offsetOf);
      for (let at = 0; at <= read.length; at++) {
        // Nothing begins in the middle of a pair.
        if (/^[\udc00-\udfff]/.test(read.slice(at))) continue;
        assert.equal(offsetOf(Buffer.byteLength(mark + read.slice(0, at))), at);
      }
    }),
  );
});

test('bytes of another encoding tell nothing of a text', () => {
  assert.equal(offsetsIn('pass', Buffer.byteLength('pass', 'utf16le')), undefined);
  assert.equal(offsetsIn('héllo', 10), undefined);
});

test('what was seen in the bytes of a text that is not all ASCII leads to the same findings', () => {
  const engine = createEngine({ level: 'everything' });
  const bare = createDetector(engine.catalogue);
  const value = expand('{A-Za-z0-9:24}', 1);
  const texts = [
    `// ©\npassword = "${value}"\nパスワード: "${value}"\n`,
    `鍵 = '${expand('AKIA{A-Z2-7:16}', 1)}' # \u{1f600}\n`,
    `x = "\\u0041KIA${expand('{A-Z2-7:16}', 1)}" // é\n`,
  ];
  for (const each of texts) {
    for (const detector of [engine, bare]) {
      const source = { uri: 'file:///w/a.py' };
      const look = detector.look(Buffer.from(each), source.uri);
      assert.deepEqual(detector.detect(each, source, look), detector.detect(each, source));
    }
    assert.ok(engine.detect(each, { uri: 'a.py' }).findings.length > 0);
  }
});
