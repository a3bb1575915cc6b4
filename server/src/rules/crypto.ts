import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';
import { assigned, called } from './shapes.ts';

const issued = family({ severity: 'critical', privilege: 'root' });

export const CRYPTO: readonly Rule[] = [
  issued({
    id: 'ethereum-private-key',
    provider: 'Ethereum',
    name: KIND.privateKey,
    ...called(
      [
        'private_key',
        'eth_private_key',
        'deployer_key',
        'wallet_key',
        'deployer_private_key',
        'ethers.wallet',
      ],
      '(?:0x)?[0-9a-fA-F]{64}',
    ),
    check: 'secp256k1',
    envName: 'PRIVATE_KEY',
    known: [
      'bc1a50966c9e6486bc4ebf880b51611a2a97fcb8e7a6976e9b81a9e3e8ca0e3c',
      '60a09e4357868c1e9b801052726d061c370429f723db84523ed58ac354f6eb8a',
      '8335c55334821eefd4334369ff9c04a8594f161013cf9d87f58802d87297837e',
      '095101cf732c298a0ce0320b9de704209cdd8640b70d8fdf4e5be51aa2eb272e',
      'b26ab6529d20ebebb4192256f202984754f785481c64b1a1aed58cac93b3617e',
      'bb4978fbe7638de8e6ee13d9a59a5fb047beb0f0ee059fe166541b1f96b6af63',
    ],
    examples: {
      match: ['PRIVATE_KEY=0x{0-9a-f:64}', 'new ethers.Wallet("{0-9a-f:64}")'],
      reject: ['transactionHash: "0x{0-9a-f:64}"', 'PRIVATE_KEY=0x{f:64}'],
    },
  }),
  issued({
    id: 'etherscan-key',
    provider: 'Etherscan',
    name: KIND.apiKey,
    ...assigned(['etherscan', 'bscscan', 'polygonscan'], '[0-9A-Z]{34}'),
    severity: 'low',
    privilege: 'restricted',
    envName: 'ETHERSCAN_API_KEY',
    examples: {
      match: ['ETHERSCAN_API_KEY={0-9A-Z:34}', 'const etherscanApiKey = "{0-9A-Z:34}";'],
      reject: [
        'checksum = "{0-9A-Z:34}"',
        'ETHERSCAN_API_KEY=${ETHERSCAN_API_KEY}',
        'ETHERSCAN_API_KEY={0-9A-Z:29}',
      ],
    },
  }),
  issued({
    id: 'infura-key',
    provider: 'Infura',
    name: { en: 'project key in a URL', ja: 'URL 内のプロジェクトキー' },
    keywords: ['infura.io/v3/'],
    pattern: /infura\.io\/v3\/(?<secret>[0-9a-f]{32})(?![A-Fa-f0-9])/,
    severity: 'low',
    privilege: 'restricted',
    envName: 'INFURA_API_KEY',
    examples: {
      match: ['infura.io/v3/{0-9a-f:32}', 'INFURA_API_KEY=infura.io/v3/{0-9a-f:32}'],
      reject: ['infura.io/v3/{0-9a-f:27}', 'infura.io/v3/{x:32}'],
    },
  }),
  issued({
    id: 'alchemy-key',
    provider: 'Alchemy',
    name: { en: 'API key', ja: 'API キー' },
    keywords: ['alcht_'],
    pattern: /\balcht_[A-Za-z0-9]{30}(?![A-Za-z0-9])/,
    severity: 'medium',
    privilege: 'scoped',
    envName: 'ALCHEMY_API_KEY',
    examples: {
      match: ['alcht_{A-Za-z0-9:30}', 'ALCHEMY_API_KEY=alcht_{A-Za-z0-9:30}'],
      reject: ['alcht_{A-Za-z0-9:25}', 'alcht_{x:30}'],
    },
  }),
  issued({
    id: 'kraken-secret',
    provider: 'Kraken',
    name: KIND.apiSecret,
    ...assigned(['kraken'], '[A-Za-z0-9+/]{86}=='),
    privilege: 'account-wide',
    envName: 'KRAKEN_API_SECRET',
    examples: {
      match: ['KRAKEN_API_SECRET={A-Za-z0-9+/:86}==', 'const krakenApiKey = "{A-Za-z0-9+/:86}==";'],
      reject: ['checksum = "{A-Za-z0-9+/:86}=="', 'KRAKEN_API_SECRET=${KRAKEN_API_SECRET}'],
    },
  }),
  issued({
    id: 'bitcoin-wif',
    provider: 'Bitcoin',
    name: { en: 'private key (WIF)', ja: '秘密鍵（WIF）' },
    ...assigned(['wif', 'bitcoin', 'btc', 'wallet', 'private'], '[5KL][1-9A-HJ-NP-Za-km-z]{50,51}'),
    check: 'base58check',
    examples: {
      match: ['btc_private_key = {A-Za-z0-9:32}{check}', 'const walletKey = "{A-Za-z0-9:32}{check}";'],
      reject: ['btc_private_key = L{1-9A-H:51}', 'walletKey: "{A-Za-z0-9:64}"'],
    },
  }),
  issued({
    id: 'bip32-xprv',
    provider: 'Bitcoin',
    name: { en: 'extended private key (BIP32)', ja: '拡張秘密鍵（BIP32）' },
    keywords: ['xprv', 'yprv', 'zprv', 'tprv'],
    pattern: /(?<![A-Za-z0-9])[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}(?![A-Za-z0-9])/,
    check: 'extended-key',
    examples: {
      match: ['{A-Za-z0-9:74}{check}', 'XPRV={A-Za-z0-9:74}{check}'],
      reject: ['xprv{1-9A-H:107}', 'xpub{1-9A-H:107}'],
    },
  }),
  issued({
    id: 'bip39-mnemonic',
    provider: 'BIP39',
    name: { en: 'wallet seed phrase', ja: 'ウォレットのシードフレーズ' },
    ...called(
      ['mnemonic', 'seed_phrase', 'seed phrase', 'recovery_phrase', 'recovery phrase', 'wallet_words'],
      '(?:[a-z]{3,8} ){11,23}[a-z]{3,8}',
    ),
    check: 'mnemonic',
    envName: 'MNEMONIC',
    known: [
      'f79cd64f9cea237897b8133e4b905b361c6f166faa5a1c64c32280938f5b707e',
      'c557eec878dfd852ba3f88087c4f350f09c55537ab5e549c3cd14320ec3cef38',
    ],
    examples: {
      match: ['MNEMONIC="{A-Za-z0-9:16}{check}"', 'seedPhrase: "{A-Za-z0-9:16}{check}"'],
      reject: [
        'MNEMONIC="put the words of your own wallet here and never commit them please now"',
        'mnemonic: process.env.MNEMONIC',
      ],
    },
  }),
  issued({
    id: 'solana-keypair',
    provider: 'Solana',
    name: { en: 'keypair', ja: 'キーペア' },
    ...called(
      ['keypair', 'secret_key', 'private_key', 'wallet', 'solana'],
      '\\[(?:\\s{0,8}[0-9]{1,3}\\s{0,4},){63}\\s{0,8}[0-9]{1,3}\\s{0,8}\\]',
    ),
    examples: {
      match: [
        'SOLANA_KEYPAIR=[{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2},{1-9:2}]',
        'const secretKey = [{1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}, {1-9:2}];',
      ],
      reject: ['const wallet = [1, 2, 3, 4]', 'SOLANA_KEYPAIR=/home/app/id.json'],
    },
  }),
  issued({
    id: 'stellar-seed',
    provider: 'Stellar',
    name: { en: 'secret seed', ja: 'シークレットシード' },
    ...called(
      ['stellar', 'stellar_secret', 'stellar_seed', 'secret_seed', 'secret_key', 'secret', 'seed'],
      'S[A-Z2-7]{55}',
    ),
    check: 'strkey',
    examples: {
      match: ['STELLAR_SECRET=S{A-Z2-7:32}{check}', 'const secretSeed = "S{A-Z2-7:32}{check}";'],
      reject: ['STELLAR_SECRET=S{A-Z2-7:55}', 'STELLAR_ACCOUNT=G{A-Z2-7:55}'],
    },
  }),
  issued({
    id: 'sui-private-key',
    provider: 'Sui',
    name: KIND.privateKey,
    keywords: ['suiprivkey1'],
    pattern: /\bsuiprivkey1[ac-hj-np-z02-9]{59}(?![A-Za-z0-9])/,
    check: 'bech32',
    examples: {
      match: ['suiprivkey1{a-z:33}{check}', 'SUI_KEY=suiprivkey1{a-z:33}{check}'],
      reject: ['suiprivkey1{02-9:59}', 'suiprivkey1{02-9:40}'],
    },
  }),
  issued({
    id: 'nostr-nsec',
    provider: 'Nostr',
    name: KIND.privateKey,
    keywords: ['nsec1'],
    pattern: /\bnsec1[ac-hj-np-z02-9]{58}(?![A-Za-z0-9])/,
    check: 'bech32',
    examples: {
      match: ['nsec1{a-z:32}{check}', 'NOSTR_KEY=nsec1{a-z:32}{check}'],
      reject: ['nsec1{02-9:58}', 'npub1{02-9:58}'],
    },
  }),
  issued({
    id: 'nats-nkey-seed',
    provider: 'NATS',
    name: { en: 'NKey seed', ja: 'NKey シード' },
    ...called(['nats', 'nkey', 'nkey_seed', 'seed'], 'S[ACNOUX][A-Z2-7]{56}'),
    check: 'nkey',
    privilege: 'account-wide',
    examples: {
      match: ['NATS_SEED=SU{A-Z2-7:32}{check}', 'nkeySeed: "SU{A-Z2-7:32}{check}"'],
      reject: ['NATS_SEED=SU{A-Z2-7:56}', 'NATS_NKEY=U{A-Z2-7:55}'],
    },
  }),
  issued({
    id: 'age-secret-key',
    provider: 'age',
    name: { en: 'X25519 identity', ja: 'X25519 ID（秘密鍵）' },
    keywords: ['AGE-SECRET-KEY-1'],
    pattern: /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9])/,
    check: 'bech32',
    envName: 'AGE_SECRET_KEY',
    docs: 'https://github.com/FiloSottile/age',
    examples: {
      match: ['AGE-SECRET-KEY-1{A-Z:32}{check}', 'AGE_SECRET_KEY=AGE-SECRET-KEY-1{A-Z:32}{check}'],
      reject: ['AGE-SECRET-KEY-1{02-9:58}', 'age1{02-9:58}'],
    },
  }),
  issued({
    id: 'age-secret-key-pq',
    provider: 'age',
    name: { en: 'post-quantum identity', ja: '耐量子 ID（秘密鍵）' },
    keywords: ['AGE-SECRET-KEY-PQ-1'],
    pattern: /\bAGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9])/,
    check: 'bech32',
    docs: 'https://github.com/FiloSottile/age',
    examples: {
      match: ['AGE-SECRET-KEY-PQ-1{A-Z:32}{check}', 'AGE_SECRET_KEY=AGE-SECRET-KEY-PQ-1{A-Z:32}{check}'],
      reject: ['AGE-SECRET-KEY-PQ-1{02-9:58}', 'age1{02-9:58}'],
    },
  }),
];
