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
