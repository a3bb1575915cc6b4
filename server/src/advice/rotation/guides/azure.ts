import { type Guide, step, text } from './guide.ts';

/** The body of a POST to `/identity/conditionalAccess/policies` of Microsoft Graph. */
const ONLY_FROM_LOCATION = {
  displayName: 'NAME',
  state: 'enabledForReportingButNotEnforced',
  conditions: {
    applications: { includeApplications: ['All'] },
    clientApplications: { includeServicePrincipals: ['SERVICE-PRINCIPAL-OBJECT-ID'] },
    locations: { includeLocations: ['All'], excludeLocations: ['NAMED-LOCATION-ID'] },
  },
  grantControls: { operator: 'and', builtInControls: ['block'] },
};

/** Azure, whose keys mostly come in pairs. */
export const AZURE: readonly Guide[] = [
  {
    provider: 'Azure',
    rules: ['azure-entra-'],
    overlap: 'several',
    limits: text(
      'A client secret has an end (24 months at most in the portal): choose months rather than years, and rotate with a second one.',
      'クライアント シークレットには期限があります（ポータルでは最長 24 か月）。年単位ではなく月単位にし、2 本目のシークレットで更新してください。',
    ),
    url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
    make: [
      step(
        'Add a second secret; the answer holds it, so send it straight to its store.',
        '2 本目のシークレットを追加します。応答に値が含まれるので、そのまま保管先へ渡します。',
        'az ad app credential reset --id APP-ID --append --display-name NAME --end-date YYYY-MM-DD --query password --output tsv',
      ),
    ],
    check:
      'az login --service-principal --username APP-ID --tenant TENANT-ID --allow-no-subscriptions   # asks for the secret',
    revoke: [
      step(
        'See which secret is the old one.',
        '古いシークレットを確かめます。',
        'az ad app credential list --id APP-ID --output table',
      ),
      step('Delete it.', '削除します。', 'az ad app credential delete --id APP-ID --key-id KEY-ID'),
    ],
    snippets: [
      {
        id: 'conditional-access',
        title: text(
          'Conditional Access: only from a named location (Workload ID Premium)',
          '条件付きアクセス: ネームド ロケーションからのみ（Workload ID Premium）',
        ),
        language: 'json',
        text: JSON.stringify(ONLY_FROM_LOCATION, null, 2),
        url: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
      },
    ],
  },
  {
    provider: 'Azure',
    rules: ['azure-storage-', 'azure-sas-token'],
    overlap: 'several',
    limits: text(
      'Account keys do not expire: use the second key to rotate, open the firewall to known networks alone, and give a SAS an end, sip and spr=https.',
      'アカウント キーには期限がありません。2 本目のキーで更新し、ファイアウォールで接続元を限定し、SAS には期限・sip・spr=https を付けてください。',
    ),
    url: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    make: [
      step(
        'Make the second key anew, and switch over to it.',
        '2 本目のキーを再生成し、そちらに切り替えます。',
        'az storage account keys renew --resource-group GROUP --account-name ACCOUNT --key secondary --output none',
      ),
    ],
    check:
      'AZURE_STORAGE_KEY="$KEY" az storage container list --account-name ACCOUNT --num-results 1 --output none && echo works',
    revoke: [
      step(
        'Make the first key anew: that ends the old one, and every SAS that it signed.',
        '1 本目のキーを再生成します。古いキーと、それで署名した SAS がすべて無効になります。',
        'az storage account keys renew --resource-group GROUP --account-name ACCOUNT --key primary --output none',
      ),
    ],
    snippets: [
      {
        id: 'sas',
        title: text(
          'A SAS for one container, one network and one day',
          '1 コンテナー・1 ネットワーク・1 日限りの SAS',
        ),
        language: 'shellscript',
        text: 'az storage container generate-sas --account-name ACCOUNT --name CONTAINER --permissions r \\\n  --expiry YYYY-MM-DDTHH:MMZ --ip 192.0.2.1-192.0.2.20 --https-only --auth-mode login --as-user',
      },
      {
        id: 'storage-firewall',
        title: text('Storage account: only these networks', 'ストレージ アカウント: 指定ネットワークのみ'),
        language: 'shellscript',
        text: 'az storage account update --resource-group GROUP --name ACCOUNT --default-action Deny\naz storage account network-rule add --resource-group GROUP --account-name ACCOUNT --ip-address 192.0.2.0/24',
      },
      {
        id: 'key-vault',
        title: text('Key Vault: only these networks', 'Key Vault: 指定ネットワークのみ'),
        language: 'shellscript',
        text: 'az keyvault update --resource-group GROUP --name VAULT --default-action Deny\naz keyvault network-rule add --resource-group GROUP --name VAULT --ip-address 192.0.2.0/24',
      },
    ],
  },
  {
    provider: 'Azure',
    rules: ['azure-openai-key', 'azure-cask-key'],
    overlap: 'several',
    limits: text(
      'It does not expire: use the second key to rotate, open the resource to known networks alone, or switch keys off (disableLocalAuth).',
      '期限はありません。2 本目のキーで更新し、接続元ネットワークを限定するか、キー認証自体を無効（disableLocalAuth）にしてください。',
    ),
    url: 'https://learn.microsoft.com/azure/ai-services/rotate-keys',
    make: [
      step(
        'Make the second key anew, and switch over to it.',
        '2 本目のキーを再生成し、そちらに切り替えます。',
        'az cognitiveservices account keys regenerate --resource-group GROUP --name ACCOUNT --key-name key2 --output none',
      ),
    ],
    revoke: [
      step(
        'Make the first key anew: that ends the old one.',
        '1 本目のキーを再生成すると、古いキーが失効します。',
        'az cognitiveservices account keys regenerate --resource-group GROUP --name ACCOUNT --key-name key1 --output none',
      ),
    ],
    snippets: [
      {
        id: 'networks',
        title: text('Only these networks', '指定ネットワークのみ'),
        language: 'shellscript',
        text: 'az cognitiveservices account network-rule add --resource-group GROUP --name ACCOUNT --ip-address 192.0.2.0/24\naz resource update --ids RESOURCE-ID --set properties.networkAcls.defaultAction=Deny',
      },
    ],
  },
  {
    provider: 'Azure',
    overlap: 'several',
    limits: text(
      'Keys come in pairs and do not expire: switch over to the second, make the first anew, and open the resource to known networks alone.',
      'キーは 2 本 1 組で、期限はありません。2 本目に切り替えてから 1 本目を再生成し、接続元ネットワークを限定してください。',
    ),
    url: 'https://learn.microsoft.com/azure/key-vault/secrets/tutorial-rotation-dual',
  },
];
