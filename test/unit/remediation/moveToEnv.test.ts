import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyPlan, fixed } from './fixing.ts';

describe('planMoveToEnv', () => {
  it('moves a literal, names it, ignores it', () => {
    const files = fixed({ 'app.js': `const stripeKey = '«one»';\n` });
    assert.deepEqual(files, {
      'app.js': 'const stripeKey = process.env.STRIPE_KEY;\n',
      '.env': 'STRIPE_KEY=one\n',
      '.env.example': 'STRIPE_KEY=\n',
      '.gitignore': '.env\n',
    });
  });
  it('uses a name that holds the value already', () => {
    const files = fixed({ 'app.js': `const stripeKey = '«one»';\n`, '.env': 'OTHER=one\n' });
    assert.equal(files['app.js'], 'const stripeKey = process.env.OTHER;\n');
    assert.equal(files['.env'], 'OTHER=one\n');
  });
  it('leaves a name with another value alone', () => {
    const files = fixed({ 'app.js': `const stripeKey = '«one»';\n`, '.env': 'STRIPE_KEY=two' });
    assert.equal(files['.env'], 'STRIPE_KEY=two\nSTRIPE_KEY_2=one\n');
  });
  it('joins two values of one literal', () => {
    const files = fixed({ 'app.js': "send('«one»:«two»', '`');\n" }, { names: ['A', 'B'] });
    assert.equal(files['app.js'], "send(`${process.env.A}:${process.env.B}`, '`');\n");
    assert.equal(files['.env'], 'A=one\nB=two\n');
  });
  it('never takes a name that bundlers send to browsers', () => {
    const text = "const k = process.env.NEXT_PUBLIC_KEY || '«one»';\n";
    assert.throws(() => fixed({ 'app.js': text }), /NEXT_PUBLIC_/);
    assert.throws(() => fixed({ 'app.js': "const k = '«one»';\n" }, { names: ['VITE_KEY'] }), /VITE_/);
  });
  it('leaves a dead default out of .env', () => {
    const text = "const k = process.env.MINE || '«one»';\n";
    const files = fixed({ 'app.js': text, '.env': 'MINE=two\n' });
    assert.equal(files['app.js'], 'const k = process.env.MINE;\n');
    assert.equal(files['.env'], 'MINE=two\n');
  });
  it('moves the parts of a credential together, or none', () => {
    const part = {
      ruleId: 'rule-0',
      range: { start: 24, end: 27 },
      fingerprint: 'p',
      redacted: '…',
      encodings: [],
    };
    const files = fixed(
      { 'app.js': "f({ id: '«one»', secret: 'two' });\n" },
      { findings: [{ parts: [part] }] },
    );
    assert.doesNotMatch(files['app.js'] ?? '', /one|two/);
    assert.match(files['.env'] ?? '', /=one\n.*=two\n/);
    const half = "enum E { A = 'two' } f('«one»');\n";
    const inEnum = { ...part, range: { start: 14, end: 17 } };
    assert.throws(() => fixed({ 'app.ts': half }, { findings: [{ parts: [inEnum] }] }), /enum/);
  });
  it('changes nothing of a file that nobody knows', () => {
    assert.throws(() => fixed({ 'app.unknown': '«one»' }), /does not know/);
  });
});

describe('applyPlan', () => {
  it('refuses edits of a text that is not there', () => {
    const edit = { kind: 'edit', uri: 'file:///p/a', version: null, text: 'b', replacements: [] } as const;
    const plan = { title: { en: '', ja: '' }, changes: [edit], names: [], notes: [] };
    assert.throws(() => applyPlan({ a: 'c' }, plan));
  });
});
