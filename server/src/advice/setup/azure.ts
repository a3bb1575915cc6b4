/** Azure: managed identities, federated credentials for CI, Entra sign-in to data and databases. */
import type { Setup } from './types.ts';

const MAKE_IDENTITY = {
  text: {
    en: 'Make a managed identity and assign it where the program runs (a container app here).',
    ja: 'マネージド ID を作り、プログラムの実行環境に割り当てます（ここでは Container Apps）。',
  },
  command: [
    'az identity create --name IDENTITY --resource-group GROUP',
    'az containerapp identity assign --name APP --resource-group GROUP --user-assigned IDENTITY',
  ].join('\n'),
};

const SIGN_IN = {
  text: {
    en: 'In production name that identity (AZURE_CLIENT_ID, or ManagedIdentityCredential). On your own machine: sign in.',
    ja: '本番ではその ID を明示します（AZURE_CLIENT_ID か ManagedIdentityCredential）。手元のマシンではサインインします。',
  },
  command: 'az login',
};

const allow = (en: string, ja: string) => ({
  text: { en, ja },
  command:
    'az role assignment create --assignee-object-id PRINCIPAL_ID --assignee-principal-type ServicePrincipal --role "AZURE_ROLE" --scope RESOURCE_ID',
});

/** What GitHub's token must say of itself. */
const FEDERATED = {
  name: 'github-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:OWNER/REPOSITORY:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
};

export const AZURE_SETUPS = {
  azure: {
    way: { en: 'Use a managed identity', ja: 'マネージド ID を使う' },
    edit: {
      en: 'DefaultAzureCredential instead of the secret',
      ja: 'シークレットを DefaultAzureCredential に替える',
    },
    steps: [
      MAKE_IDENTITY,
      allow('Give it a role on just the resource that it uses.', '使うリソースだけにロールを割り当てます。'),
      SIGN_IN,
      {
        text: {
          en: 'Delete the client secret of the app registration.',
          ja: 'アプリ登録のクライアント シークレットを削除します。',
        },
        command: 'az ad app credential delete --id APP_ID --key-id KEY_ID',
      },
    ],
    placeholders: [
      'IDENTITY',
      'GROUP',
      'APP',
      'PRINCIPAL_ID',
      'AZURE_ROLE',
      'RESOURCE_ID',
      'APP_ID',
      'KEY_ID',
    ],
    url: 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview',
  },
  azureData: {
    way: { en: 'Use a managed identity', ja: 'マネージド ID を使う' },
    edit: {
      en: 'DefaultAzureCredential instead of the account key',
      ja: 'アカウント キーを DefaultAzureCredential に替える',
    },
    steps: [
      {
        text: {
          en: 'Add Azure Identity to the project where it is not there yet (@azure/identity of npm here; azure-identity of PyPI and Maven, Azure.Identity of NuGet).',
          ja: 'プロジェクトに Azure Identity がなければ追加します（ここでは npm の @azure/identity。PyPI と Maven は azure-identity、NuGet は Azure.Identity）。',
        },
        command: 'npm install @azure/identity',
      },
      MAKE_IDENTITY,
      allow(
        'Give it a data role on just that resource: "Storage Blob Data Contributor", "Azure Service Bus Data Sender", "Azure Event Hubs Data Receiver" and the like. (Cosmos DB: az cosmosdb sql role assignment create.)',
        '対象リソースだけにデータ用ロールを割り当てます（「Storage Blob Data Contributor」「Azure Service Bus Data Sender」「Azure Event Hubs Data Receiver」など。Cosmos DB は az cosmosdb sql role assignment create）。',
      ),
      SIGN_IN,
      {
        text: {
          en: 'Make a new key so that the old one stops working, and turn keys off where nothing else needs them.',
          ja: 'キーを再生成して古いキーを無効にし、ほかに使う所がなければキー認証を無効にします。',
        },
        command: [
          'az storage account keys renew --account-name ACCOUNT --key primary',
          'az storage account update --name ACCOUNT --allow-shared-key-access false',
        ].join('\n'),
      },
    ],
    placeholders: ['IDENTITY', 'GROUP', 'APP', 'PRINCIPAL_ID', 'AZURE_ROLE', 'RESOURCE_ID', 'ACCOUNT'],
    url: 'https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory',
  },
  azureActions: {
    way: { en: 'Use OIDC', ja: 'OIDC を使う' },
    edit: { en: 'drop the client secret', ja: 'クライアント シークレットを取り除く' },
    steps: [
      {
        text: {
          en: 'Let the app registration trust this repository and branch.',
          ja: 'アプリ登録で、このリポジトリとブランチを信頼します。',
        },
        command: `cat > federated.json <<'JSON'\n${JSON.stringify(FEDERATED, null, 2)}\nJSON\naz ad app federated-credential create --id CLIENT_ID --parameters federated.json`,
      },
      {
        text: {
          en: 'Write the three ids into the step: they are no secrets.',
          ja: '三つの ID をステップに書きます。ID は秘密ではありません。',
        },
        command: 'az account show --query "{tenant:tenantId, subscription:id}"',
      },
      {
        text: {
          en: 'Delete the client secret, and the secret of the repository that held it.',
          ja: 'クライアント シークレットと、それを入れていたリポジトリのシークレットを削除します。',
        },
        command: 'az ad app credential delete --id CLIENT_ID --key-id KEY_ID',
      },
    ],
    placeholders: ['OWNER', 'REPOSITORY', 'CLIENT_ID', 'KEY_ID'],
    url: 'https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect',
  },
  azureTerraform: {
    way: { en: 'Use OIDC or a managed identity', ja: 'OIDC かマネージド ID を使う' },
    edit: { en: 'drop the client secret', ja: 'クライアント シークレットを取り除く' },
    steps: [
      {
        text: {
          en: 'In CI: let the app registration trust this repository and branch, give the job permissions id-token: write, and tell the provider to use its token.',
          ja: 'CI: アプリ登録でこのリポジトリとブランチを信頼し、ジョブに permissions の id-token: write を付け、プロバイダーにトークンを使わせます。',
        },
        command: `cat > federated.json <<'JSON'\n${JSON.stringify(FEDERATED, null, 2)}\nJSON\naz ad app federated-credential create --id CLIENT_ID --parameters federated.json\nexport ARM_USE_OIDC=true`,
      },
      {
        text: {
          en: 'On a machine of Azure: its managed identity. On your own machine: sign in.',
          ja: 'Azure 上のマシン: マネージド ID を使います。手元のマシンではサインインします。',
        },
        command: 'export ARM_USE_MSI=true\naz login',
      },
      {
        text: {
          en: 'Delete the client secret of the app registration.',
          ja: 'アプリ登録のクライアント シークレットを削除します。',
        },
        command: 'az ad app credential delete --id CLIENT_ID --key-id KEY_ID',
      },
    ],
    placeholders: ['OWNER', 'REPOSITORY', 'CLIENT_ID', 'KEY_ID'],
    url: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc',
  },
  databaseAzure: {
    way: { en: 'Sign in with Microsoft Entra', ja: 'Microsoft Entra で認証する' },
    edit: { en: 'drop the password', ja: 'パスワードを取り除く' },
    steps: [
      MAKE_IDENTITY,
      {
        text: {
          en: 'Make yourself the Entra administrator of the server (SQL here; az postgres flexible-server and az mysql flexible-server have their own command).',
          ja: '自分をサーバーの Entra 管理者にします（ここでは SQL。PostgreSQL と MySQL は az postgres flexible-server・az mysql flexible-server）。',
        },
        command:
          'az sql server ad-admin create --resource-group GROUP --server-name SERVER --display-name ADMIN --object-id ADMIN_ID',
      },
      {
        text: {
          en: "Make a database user of the identity, with rights on its own tables only, and write its name where the user stands. PostgreSQL: SELECT * FROM pgaadauth_create_principal('IDENTITY', false, false). SQL: as below.",
          ja: "マネージド ID のデータベース ユーザーを作って使うテーブルの権限だけを与え、その名前をユーザーとして書きます。PostgreSQL は SELECT * FROM pgaadauth_create_principal('IDENTITY', false, false)、SQL は下記です。",
        },
        command: 'CREATE USER [IDENTITY] FROM EXTERNAL PROVIDER;',
      },
      {
        text: {
          en: 'In .NET: Microsoft.Data.SqlClient 3.0 or later; "Active Directory Default" is not known to System.Data.SqlClient (older projects). In Java: mssql-jdbc 12.2 and azure-identity. ODBC knows the managed identity alone (ActiveDirectoryMsi); on your own machine use ActiveDirectoryInteractive.',
          ja: '.NET では Microsoft.Data.SqlClient 3.0 以降が必要です。「Active Directory Default」は System.Data.SqlClient では使えません。Java では mssql-jdbc 12.2 と azure-identity が必要です。ODBC はマネージド ID（ActiveDirectoryMsi）だけに対応するので、手元では ActiveDirectoryInteractive を使います。',
        },
        command: 'dotnet list package --include-transitive',
      },
      SIGN_IN,
    ],
    placeholders: ['IDENTITY', 'GROUP', 'APP', 'SERVER', 'ADMIN', 'ADMIN_ID'],
    url: 'https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview',
  },
} satisfies Readonly<Record<string, Setup>>;
