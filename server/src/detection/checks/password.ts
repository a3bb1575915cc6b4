import type { Check } from '../types.ts';

/** Passwords that documentation, images and compose files come with; nobody has to be told them. */
const DEFAULTS = new Set(
  (
    'password passwd pass pw pwd secret admin administrator root toor guest user username test testing tester example ' +
    'changeme change-me changeit default postgres postgresql mysql mariadb mongo mongodb redis rabbitmq rabbit sa sysadmin ' +
    'foo bar baz foobar demo dev develop development local localhost docker django rails app myapp db database ' +
    'mypassword mysecret mypass yourpassword your_password your-password dbpassword db_password userpassword rootpassword ' +
    '123 1234 12345 123456 1234567 12345678 123456789 qwerty letmein welcome hunter2 abc123 token key api minio minioadmin'
  ).split(' '),
);

/** A password that only says that it is one (`my-password`, `DB_PASSWORD`), or the name of a variable. */
const NAMES_ITSELF =
  /^(?:(?:my|your|the|some|a|db|database|user|username|root|admin|app|postgres|mysql|mongo|redis|super|test|strong|secure|secret|new|old)[-_ ]?){0,4}(?:password|passwd|pass|pwd|pw|secret|token|key)[0-9]{0,4}!?$|^(?:abc|xyz|x+|y+)$/i;

const CONSTANT = /^[A-Z]+(?:_[A-Z]+)+$/;

/** A password in a URL or on a command line: the well-known defaults say little. */
export const urlPassword: Check = {
  pass: { en: 'it is no well-known default', ja: 'よく知られた既定値ではない' },
  fail: { en: 'it is a well-known default', ja: 'よく知られた既定のパスワードである' },
  onFail: 'lower',
  verify(value) {
    const plain = value.toLowerCase().replace(/[*x.]+$/, '');
    return plain.length < 3 ||
      NAMES_ITSELF.test(value) ||
      CONSTANT.test(value) ||
      DEFAULTS.has(plain) ||
      DEFAULTS.has(plain.replace(/[0-9!@#_-]+$/, ''))
      ? 'fail'
      : 'unknown';
  },
};
