/** A certificate for 127.0.0.1 and the throw-away authority that has signed it, for clients that speak TLS only. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Paths of PEM files. */
export interface Certificate {
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
}

/** @param folder gets the files, and goes with them when the test ends */
export function makeCertificate(folder: string): Certificate {
  const [authority = '', authorityKey = '', certificate = '', key = ''] = [
    'ca.pem',
    'ca.key',
    'own.pem',
    'own.key',
  ].map((name) => join(folder, name));
  const make = (...more: readonly string[]) =>
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        ...more,
      ],
      { stdio: 'pipe' },
    );
  const named = (name: string) => ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  make('-keyout', authorityKey, '-out', authority, '-subj', '/CN=throw-away authority');
  make(
    ...[
      '-keyout',
      key,
      '-out',
      certificate,
      ...named('loopback'),
      '-addext',
      'basicConstraints=critical,CA:FALSE',
    ],
    ...['-CA', authority, '-CAkey', authorityKey],
  );
  return { authority, key, certificate };
}
