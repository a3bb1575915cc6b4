import type { Rule } from '../detection/types.ts';
import { begin } from './armour.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned } from './shapes.ts';

const google = family({ provider: 'Google', severity: 'high', privilege: 'scoped' });

export const GOOGLE: readonly Rule[] = [
  google({
    id: 'gcp-api-key',
    name: KIND.apiKey,
    keywords: ['AIza'],
    pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.never,
    envName: 'GOOGLE_API_KEY',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    docs: 'https://cloud.google.com/docs/authentication/api-keys',
    examples: {
      match: ['AIza{A-Za-z0-9_-:35}', 'GOOGLE_API_KEY=AIza{A-Za-z0-9_-:35}'],
      reject: ['AIza{A-Za-z0-9_-:30}', 'AIza{x:35}'],
    },
  }),
  google({
    id: 'firebase-web-api-key',
    name: { en: 'Firebase web API key', ja: 'Firebase ウェブ API キー' },
    keywords: ['authDomain'],
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>AIza[A-Za-z0-9_-]{35})["'`]?\s{0,4},?\s{0,40}["']?authDomain["']?\s{0,4}:/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    manageUrl: 'https://console.firebase.google.com/',
    examples: {
      match: [
        'apiKey: "AIza{A-Za-z0-9_-:35}", authDomain: "shop.firebaseapp.com"',
        '"apiKey": "AIza{A-Za-z0-9_-:35}",\n  "authDomain": "shop.firebaseapp.com"',
      ],
      reject: [
        'apiKey: "AIza{A-Za-z0-9_-:35}", region: "asia"',
        'apiKey: "AIza{A-Za-z0-9_-:30}", authDomain: "shop.firebaseapp.com"',
      ],
    },
  }),
  google({
    id: 'google-maps-key',
    name: { en: 'Maps API key of a client', ja: 'クライアント用の Maps API キー' },
    keywords: [
      'maps.googleapis.com/maps/api/js',
      'com.google.android.geo.API_KEY',
      'provideAPIKey',
      'googleMapsApiKey',
    ],
    pattern:
      /(?:maps\.googleapis\.com\/maps\/api\/js\?(?:[\w=.,%-]{1,80}&(?:amp;)?){0,6}key=|com\.google\.android\.geo\.API_KEY["']\s{1,40}android:value\s{0,4}=\s{0,4}["']|\bprovideAPIKey\(\s{0,4}@?["']|\bgoogleMapsApiKey\s{0,4}[=:]\s{0,4}\{?["'])(?<secret>AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/,
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    envName: 'GOOGLE_MAPS_API_KEY',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    docs: 'https://cloud.google.com/api-keys/docs/add-restrictions-api-keys',
    examples: {
      match: [
        'https://maps.googleapis.com/maps/api/js?libraries=places&key=AIza{A-Za-z0-9_-:35}',
        'android:name="com.google.android.geo.API_KEY" android:value="AIza{A-Za-z0-9_-:35}"',
        'GMSServices.provideAPIKey("AIza{A-Za-z0-9_-:35}")',
        "<LoadScript googleMapsApiKey='AIza{A-Za-z0-9_-:35}'>",
      ],
      reject: [
        'https://maps.googleapis.com/maps/api/geocode/json?key=AIza{A-Za-z0-9_-:35}',
        'https://maps.googleapis.com/maps/api/js?key=AIza{A-Za-z0-9_-:20}',
      ],
    },
  }),
  google({
    id: 'gcp-gemini-auth-key',
    name: { en: 'Gemini API key', ja: 'Gemini API キー' },
    keywords: ['AQ.Ab8'],
    pattern: /(?<![A-Za-z0-9_-])AQ\.Ab8[A-Za-z0-9_-]{40,60}(?![A-Za-z0-9_-])/,
    envName: 'GEMINI_API_KEY',
    manageUrl: 'https://aistudio.google.com/app/apikey',
    examples: {
      match: ['AQ.Ab8{A-Za-z0-9_-:46}', 'GEMINI_API_KEY=AQ.Ab8{A-Za-z0-9_-:46}'],
      reject: ['AQ.Ab8{A-Za-z0-9_-:35}', 'AQ.Ab8{x:46}'],
    },
  }),
  google({
    id: 'gcp-oauth-access-token',
    name: KIND.oauthToken,
    keywords: ['ya29.'],
    pattern: /(?<![A-Za-z0-9_-])ya29\.[A-Za-z0-9_-]{30,1000}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.hour,
    keyless: 'gcp-adc',
    manageUrl: 'https://myaccount.google.com/permissions',
    examples: {
      match: ['ya29.{A-Za-z0-9_-:353}', 'GCP_OAUTH_ACCESS_TOKEN=ya29.{A-Za-z0-9_-:353}'],
      reject: ['ya29.{A-Za-z0-9_-:25}', 'ya29.{x:353}'],
    },
  }),
  google({
    id: 'gcp-oauth-refresh-token',
    name: KIND.refreshToken,
    keywords: ['1//0'],
    pattern: /(?<![A-Za-z0-9/])1\/\/0[A-Za-z0-9_-]{40,8000}(?![A-Za-z0-9_-])/,
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: {
      en: 'until revoked; 7 days for apps in testing',
      ja: '取り消すまで有効（テスト中のアプリは 7 日）',
    },
    companion: ['gcp-oauth-client-secret'],
    keyless: 'gcp-adc',
    manageUrl: 'https://myaccount.google.com/permissions',
    examples: {
      match: ['1//0{A-Za-z0-9_-:2693}', 'GCP_OAUTH_REFRESH_TOKEN=1//0{A-Za-z0-9_-:2693}'],
      reject: ['1//0{A-Za-z0-9_-:35}', '1//0{x:2693}'],
    },
  }),
  google({
    id: 'gcp-oauth-client-secret',
    name: KIND.clientSecret,
    keywords: ['GOCSPX-'],
    pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/,
    lifetime: LIFETIME.never,
    companion: ['gcp-oauth-client-id'],
    envName: 'GOOGLE_CLIENT_SECRET',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    examples: {
      match: ['GOCSPX-{A-Za-z0-9_-:28}', 'GOOGLE_CLIENT_SECRET=GOCSPX-{A-Za-z0-9_-:28}'],
      reject: ['GOCSPX-{A-Za-z0-9_-:23}', 'GOCSPX-{x:28}'],
    },
  }),
  google({
    id: 'gcp-oauth-client-id',
    name: KIND.clientId,
    keywords: ['.apps.googleusercontent.com'],
    pattern: /\b[0-9]{6,15}-[a-z0-9]{32}\.apps\.googleusercontent\.com\b/,
    confidence: 'weak',
    severity: 'info',
    privilege: 'publishable',
    publishable: true,
    companion: ['gcp-oauth-client-secret'],
    envName: 'GOOGLE_CLIENT_ID',
    manageUrl: 'https://console.cloud.google.com/apis/credentials',
    examples: {
      match: [
        '{0-9:9}-{a-z0-9:32}.apps.googleusercontent.com',
        'GOOGLE_CLIENT_ID={0-9:9}-{a-z0-9:32}.apps.googleusercontent.com',
      ],
      reject: ['{0-9:9}-{a-z0-9:27}.apps.googleusercontent.com', '{x:9}-{x:32}.apps.googleusercontent.com'],
    },
  }),
  google({
    id: 'gcp-service-account-json',
    name: { en: 'service account private key', ja: 'サービスアカウントの秘密鍵' },
    keywords: ['"private_key"'],
    pattern:
      /"private_key"\s{0,8}:\s{0,8}"(?<secret>-{5}BEGIN PRIVATE KEY-{5}[A-Za-z0-9+/=\s]{100,4000}-{5}END PRIVATE KEY-{5}\s?)/,
    check: 'pem',
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.never,
    keyless: 'gcp-adc',
    envName: 'GOOGLE_APPLICATION_CREDENTIALS',
    manageUrl: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
    examples: {
      match: [
        `"private_key": "{from}${begin('PRIVATE KEY')}\n{A-Za-z0-9:600}{check}"`,
        `"private_key":"{from}${begin('PRIVATE KEY')}\n{A-Za-z0-9:1200}{check}"`,
      ],
      reject: [
        '"private_key": "..."',
        '"private_key_id": "{0-9a-f:40}", "client_email": "app@shop.iam.gserviceaccount.com"',
      ],
    },
  }),
  google({
    id: 'gcp-adc-json',
    name: {
      en: 'refresh token of a person (authorized_user)',
      ja: 'ユーザーのリフレッシュトークン（authorized_user）',
    },
    keywords: ['"authorized_user"'],
    pattern:
      /"refresh_token"\s{0,8}:\s{0,8}"(?<secret>1\/\/[A-Za-z0-9_-]{40,500})"\s{0,8},\s{0,16}"type"\s{0,8}:\s{0,8}"authorized_user"/,
    severity: 'critical',
    privilege: 'account-wide',
    keyless: 'gcp-adc',
    manageUrl: 'https://myaccount.google.com/permissions',
    examples: {
      match: [
        '"refresh_token": "1//0{A-Za-z0-9_-:90}", "type": "authorized_user"',
        '"refresh_token":"1//0{A-Za-z0-9_-:90}",\n"type":"authorized_user"',
      ],
      reject: [
        '"refresh_token": "...", "type": "authorized_user"',
        '"type": "authorized_user", "client_id": "{0-9:12}"',
      ],
    },
  }),
  google({
    id: 'gcp-hmac-key',
    name: { en: 'Cloud Storage HMAC key ID', ja: 'Cloud Storage HMAC キー ID' },
    keywords: ['GOOG1E', 'GOOG'],
    pattern: /\bGOOG(?:1E[A-Z0-9]{55}|[A-Z0-9]{57}|[A-Z0-9]{20})(?![A-Za-z0-9])/,
    keyless: 'gcp-adc',
    manageUrl: 'https://console.cloud.google.com/storage/settings;tab=interoperability',
    examples: {
      match: ['GOOG1E{A-Z0-9:55}', 'GCP_HMAC_KEY=GOOG1E{A-Z0-9:55}'],
      reject: ['GOOG1E{A-Z0-9:50}', 'GOOG1E{x:55}'],
    },
  }),
  google({
    id: 'firebase-fcm-server-key',
    name: { en: 'Cloud Messaging server key', ja: 'Cloud Messaging サーバーキー' },
    keywords: [':APA91b'],
    pattern: /(?<![A-Za-z0-9_-])AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{120,180}(?![A-Za-z0-9_-])/,
    severity: 'medium',
    envName: 'FCM_SERVER_KEY',
    manageUrl: 'https://console.firebase.google.com/',
    examples: {
      match: [
        'AAAA{A-Za-z0-9_-:7}:APA91b{A-Za-z0-9_-:140}',
        'FCM_SERVER_KEY=AAAA{A-Za-z0-9_-:7}:APA91b{A-Za-z0-9_-:140}',
      ],
      reject: ['AAAA{A-Za-z0-9_-:7}:APA91b{A-Za-z0-9_-:115}', 'AAAA{x:7}:APA91b{x:140}'],
    },
  }),
  google({
    id: 'google-recaptcha-secret',
    name: { en: 'reCAPTCHA secret key', ja: 'reCAPTCHA シークレットキー' },
    ...assigned(['recaptcha_secret', 'recaptcha_private', 'captcha_secret'], '6L[c-f][A-Za-z0-9_-]{37}'),
    severity: 'medium',
    privilege: 'restricted',
    envName: 'RECAPTCHA_SECRET_KEY',
    manageUrl: 'https://www.google.com/recaptcha/admin',
    examples: {
      match: [
        'RECAPTCHA_SECRET_KEY=6L{c-f:1}{A-Za-z0-9_-:37}',
        'const recaptchaSecretApiKey = "6L{c-f:1}{A-Za-z0-9_-:37}";',
      ],
      reject: ['checksum = "6L{c-f:1}{A-Za-z0-9_-:37}"', 'RECAPTCHA_SECRET_KEY=${RECAPTCHA_SECRET_KEY}'],
    },
  }),
];
