/**
 * Google's and Firebase's libraries for Node with a service account's key in the code: without it they use Application
 * Default Credentials. Facts: google-auth-library's README, "Application Default Credentials"; firebase-admin's setup.
 */
import { JAVASCRIPT } from '../../remediation/languages/javascriptSyntax.ts';
import { dropEntries, type OptionStyle } from './dropEntries.ts';
import { importedNames } from './imports.ts';
import type { Finder } from './types.ts';

const KEY_FILE = [
  ...[
    'type',
    'project_id',
    'private_key_id',
    'private_key',
    'client_email',
    'client_id',
    'auth_uri',
    'token_uri',
  ],
  ...['auth_provider_x509_cert_url', 'client_x509_cert_url', 'universe_domain'],
  ...['projectId', 'privateKey', 'clientEmail'],
];

const script: OptionStyle = {
  setup: 'google',
  syntax: JAVASCRIPT,
  keys: ['keyFilename', 'keyFile'],
  objects: ['credentials', 'credential'],
  inner: KEY_FILE,
  makers: /^(?:\w+\.credential\.)?cert$/,
  proves({ words, isNew }, text) {
    const google = importedNames(text, /^(?:@google-cloud\/[\w-]+|google-auth-library|googleapis)$/);
    const firebase = importedNames(text, /^firebase-admin(?:\/app)?$/);
    const [root = ''] = words;
    return (isNew && google.has(root)) || (words.at(-1) === 'initializeApp' && firebase.has(root));
  },
};

export const googleScript: Finder = (request) => dropEntries(request, script);
