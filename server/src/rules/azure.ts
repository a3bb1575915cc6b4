import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { LIFETIME } from './lifetimes.ts';
import { family } from './rule.ts';
import { assigned, beside, hex } from './shapes.ts';

const azure = family({ provider: 'Azure', severity: 'high', privilege: 'scoped' });

export const AZURE: readonly Rule[] = [
  azure({
    id: 'azure-entra-client-secret',
    name: { en: 'app client secret', ja: 'アプリのクライアントシークレット' },
    keywords: ['8Q~', '7Q~'],
    pattern: /(?<![A-Za-z0-9~._+/-])[A-Za-z0-9~._-]{3}[78]Q~[A-Za-z0-9~._-]{31,34}(?![A-Za-z0-9~._+/-])/,
    check: 'entra-secret',
    severity: 'critical',
    lifetime: { en: '24 months at most by the portal', ja: 'ポータルでは最長 24 か月' },
    keyless: 'azure-managed-identity',
    envName: 'AZURE_CLIENT_SECRET',
    manageUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        '{A-Za-z0-9:3}8Q~{A-Za-z0-9:31}{check}',
        'AZURE_CLIENT_SECRET={A-Za-z0-9:3}8Q~{A-Za-z0-9:31}{check}',
      ],
      reject: [
        '{A-Za-z0-9~._-:3}7Q~{A-Za-z0-9~._-:26}',
        '{x:3}7Q~{x:32}',
        '{A-Za-z0-9:3}8Q~{A-Za-z0-9:31}{0:3}',
      ],
    },
  }),
  azure({
    id: 'azure-entra-refresh-token',
    name: KIND.refreshToken,
    keywords: ['0.A', '1.A'],
    pattern: /(?<![A-Za-z0-9_-])[01]\.A[A-Za-z0-9_-]{50,200}\.Ag[A-Za-z0-9_-]{250,2000}(?![A-Za-z0-9_-])/,
    privilege: 'account-wide',
    lifetime: { en: '90 days; 24 hours for single-page apps', ja: '90 日（SPA では 24 時間）' },
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: [
        '0.A{A-Za-z0-9_-:100}.Ag{A-Za-z0-9_-:833}',
        'AZURE_ENTRA_REFRESH_TOKEN=0.A{A-Za-z0-9_-:100}.Ag{A-Za-z0-9_-:833}',
      ],
      reject: ['0.A{A-Za-z0-9_-:100}.Ag{A-Za-z0-9_-:245}', '0.A{x:100}.Ag{x:833}'],
    },
  }),
  azure({
    id: 'azure-storage-key-legacy',
    name: { en: 'storage or Cosmos DB account key', ja: 'ストレージ・Cosmos DB アカウントキー' },
    ...beside(['account_key', 'storage', 'cosmos', 'azurite', 'emulator'], '[A-Za-z0-9+/]{86}=='),
    severity: 'critical',
    privilege: 'root',
    lifetime: LIFETIME.never,
    keyless: 'azure-managed-identity',
    envName: 'AZURE_STORAGE_KEY',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    known: [
      '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059',
      'aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615',
    ],
    examples: {
      match: [
        'new CosmosClient("https://shop.documents.azure.com:443", "{A-Za-z0-9+/:86}==")',
        'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={A-Za-z0-9+/:86}==;EndpointSuffix=core.windows.net',
      ],
      reject: ['AccountName=shop;AccountKey=<key>', 'storage.tgz sha512-{A-Za-z0-9+/:86}=='],
    },
  }),
  azure({
    id: 'azure-servicebus-connstr',
    name: KIND.connectionString,
    keywords: ['Endpoint=sb://'],
    pattern:
      /Endpoint=sb:\/\/[a-z0-9.-]{3,90}\.servicebus\.windows\.net\/?;SharedAccessKeyName=[^;\s]{1,128};SharedAccessKey=[A-Za-z0-9+/]{32,100}={0,2}/,
    keyless: 'azure-managed-identity',
    envName: 'AZURE_SERVICEBUS_CONNECTION_STRING',
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: [
        'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={A-Za-z0-9+/:43}=',
        'CONNECTION="Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={A-Za-z0-9+/:43}="',
      ],
      reject: [
        'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send',
        'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=<key>',
      ],
    },
  }),
  azure({
    id: 'azure-appconfig-connstr',
    name: { en: 'App Configuration connection string', ja: 'App Configuration 接続文字列' },
    keywords: ['Endpoint=https://'],
    pattern:
      /Endpoint=https:\/\/[a-z0-9-]{3,60}\.azconfig\.io;Id=[^;\s]{4,80};Secret=[A-Za-z0-9+/]{36,100}={0,2}/,
    keyless: 'azure-managed-identity',
    envName: 'AZURE_APPCONFIG_CONNECTION_STRING',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://learn.microsoft.com/en-us/azure/azure-app-configuration/',
    examples: {
      match: [
        'Endpoint=https://shop.azconfig.io;Id=ab1c-l0-s0:{A-Za-z0-9:20};Secret={A-Za-z0-9+/:43}=',
        'APPCONFIG="Endpoint=https://shop.azconfig.io;Id=ab1c-l0-s0:{A-Za-z0-9:20};Secret={A-Za-z0-9+/:43}="',
      ],
      reject: [
        'Endpoint=https://shop.azconfig.io',
        'Endpoint=https://shop.azconfig.io;Id=ab1c;Secret=<secret>',
      ],
    },
  }),
  azure({
    id: 'azure-signalr-connstr',
    name: KIND.connectionString,
    keywords: ['ndpoint=https://'],
    pattern:
      /[Ee]ndpoint=https:\/\/[a-z0-9.-]{3,90}\.(?:service\.signalr\.net|webpubsub\.azure\.com|communication\.azure\.com)\/?;[Aa]ccess[Kk]ey=[A-Za-z0-9+/]{40,90}={0,2}/,
    privilege: 'root',
    keyless: 'azure-managed-identity',
    envName: 'AZURE_SIGNALR_CONNECTION_STRING',
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: [
        'Endpoint=https://shop.service.signalr.net;AccessKey={A-Za-z0-9+/:43}=',
        'endpoint=https://shop.communication.azure.com/;accesskey={A-Za-z0-9+/:86}==',
      ],
      reject: [
        'Endpoint=https://shop.service.signalr.net;AuthType=azure',
        'Endpoint=https://shop.service.signalr.net;AccessKey=<key>',
      ],
    },
  }),
  azure({
    id: 'azure-sas-token',
    name: { en: 'shared access signature', ja: '共有アクセス署名（SAS）' },
    keywords: ['sig='],
    pattern:
      /(?<secret>(?:sv|se|sp|sr|ss|st|spr|srt|sip|skoid)=[A-Za-z0-9%:._-]{1,60}&(?:[a-z]{2,6}=[A-Za-z0-9%:._+/-]{1,80}&){2,16}sig=[A-Za-z0-9%+/]{43,129}(?:%3[Dd]|=)?)/,
    envName: 'AZURE_STORAGE_SAS_TOKEN',
    manageUrl: 'https://portal.azure.com/',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: [
        'https://shop.blob.core.windows.net/c?sv=2022-11-02&sp=r&se=2030-01-01T00%3A00%3A00Z&sr=c&sig={A-Za-z0-9:43}%3D',
        '?sv=2022-11-02&ss=b&srt=sco&sp=rwdl&se=2030-01-01&sig={A-Za-z0-9:43}%3D',
      ],
      reject: [
        'https://shop.example/c?sig={A-Za-z0-9:43}%3D',
        '?sv=2022-11-02&ss=b&srt=sco&sp=rwdl&se=2030-01-01&sig=',
      ],
    },
  }),
  azure({
    id: 'azure-logic-app-url',
    name: { en: 'Logic App trigger URL', ja: 'Logic App トリガー URL' },
    keywords: ['.logic.azure.com', '.environment.api.powerplatform.com'],
    pattern:
      /https:\/\/[a-z0-9.-]{3,90}\.(?:logic\.azure\.com|environment\.api\.powerplatform\.com)(?::443)?\/[^\s"'<>]{10,400}[?&]sig=[A-Za-z0-9_-]{20,60}/,
    privilege: 'restricted',
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: [
        'https://prod-12.japaneast.logic.azure.com:443/workflows/{0-9a-f:32}/triggers/manual/paths/invoke?api-version=2016-10-01&sig={A-Za-z0-9_-:43}',
        'https://prod-7.westus.logic.azure.com/workflows/{0-9a-f:32}/triggers/manual/paths/invoke?sp=%2Ftriggers&sig={A-Za-z0-9_-:43}',
      ],
      reject: [
        'https://prod-12.japaneast.logic.azure.com:443/workflows/{0-9a-f:32}/triggers',
        'https://docs.azure.com/workflows?sig={A-Za-z0-9_-:43}',
      ],
    },
  }),
  azure({
    id: 'azure-openai-key',
    name: { en: 'AI services key', ja: 'AI サービスキー' },
    ...assigned(
      [
        'azure_openai',
        'openai.azure.com',
        'cognitiveservices',
        'azure_speech',
        'speech_key',
        'speech_subscription',
        'translator_key',
        'azure_cognitive',
        'ocp_apim_subscription_key',
      ],
      hex(32),
    ),
    keyless: 'azure-managed-identity',
    envName: 'AZURE_OPENAI_API_KEY',
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: ['AZURE_OPENAI_API_KEY={0-9a-f:32}', 'const azureOpenaiApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'AZURE_OPENAI_API_KEY=${AZURE_OPENAI_API_KEY}',
        'AZURE_OPENAI_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  azure({
    id: 'azure-apim-subscription',
    name: { en: 'API Management subscription key', ja: 'API Management サブスクリプションキー' },
    ...assigned(['apim_subscription', 'apim', 'azure-api.net'], hex(32)),
    severity: 'medium',
    manageUrl: 'https://portal.azure.com/',
    examples: {
      match: ['APIM_SUBSCRIPTION_API_KEY={0-9a-f:32}', 'const apimSubscriptionApiKey = "{0-9a-f:32}";'],
      reject: [
        'checksum = "{0-9a-f:32}"',
        'APIM_SUBSCRIPTION_API_KEY=${APIM_SUBSCRIPTION_API_KEY}',
        'APIM_SUBSCRIPTION_API_KEY={0-9a-f:27}',
      ],
    },
  }),
  azure({
    id: 'azure-devops-pat-legacy',
    provider: 'Azure DevOps',
    name: {
      en: 'personal access token (legacy)',
      ja: '個人アクセストークン（旧形式）',
    },
    ...assigned(
      ['azure_devops', 'dev.azure.com', 'ado_pat', 'vsts', 'vss_token', 'devops_pat', 'system.accesstoken'],
      '[a-z2-7]{52}',
    ),
    severity: 'critical',
    privilege: 'account-wide',
    lifetime: LIFETIME.year,
    envName: 'AZURE_DEVOPS_EXT_PAT',
    manageUrl: 'https://dev.azure.com/{org}/_usersSettings/tokens',
    docs: 'https://github.com/microsoft/security-utilities',
    examples: {
      match: ['AZURE_DEVOPS_EXT_PAT={a-z2-7:52}', 'const azureDevopsApiKey = "{a-z2-7:52}";'],
      reject: [
        'checksum = "{a-z2-7:52}"',
        'AZURE_DEVOPS_EXT_PAT=${AZURE_DEVOPS_EXT_PAT}',
        'AZURE_DEVOPS_EXT_PAT={a-z2-7:47}',
      ],
    },
  }),
  azure({
    id: 'azure-apim-git-password',
    provider: 'Azure API Management',
    name: { en: 'Git repository password', ja: 'Git リポジトリのパスワード' },
    keywords: ['git&'],
    pattern: /(?<![\w-])git&[0-9]{12}&[A-Za-z0-9/+]{86}==(?![\w-])/,
    severity: 'medium',
    lifetime: { en: 'the repository was retired in March 2025', ja: 'リポジトリ機能は 2025 年 3 月に廃止' },
    docs: 'https://learn.microsoft.com/azure/api-management/api-management-configuration-repository-git',
    examples: {
      match: ['git&{0-9:12}&{A-Za-z0-9/+:86}==', 'ACCESS_KEY=git&{0-9:12}&{A-Za-z0-9/+:86}=='],
      reject: ['git&{0-9:12}&{A-Za-z0-9/+:81}==', 'git&{x:12}&{x:86}=='],
    },
  }),
];
