/** The signatures, against another implementation of the same documents. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { it } from 'node:test';
import { signed } from '../../../server/src/liveness/awsSignature.ts';
import { signedForStorage } from '../../../server/src/liveness/azureSignature.ts';

const NOW = Date.UTC(2015, 7, 30, 12, 36, 0);

it('a request to AWS is signed as its documentation says', () => {
  const [keyId, secret] = ['AKIDEXAMPLE', ['wJalrXUtnFEMI', 'K7MDENG+bPxRfiCYEXAMPLEKEY'].join('/')];
  const headers = signed({
    host: 'sts.amazonaws.com',
    region: 'us-east-1',
    service: 'sts',
    contentType: 'text/plain',
    body: 'Action=GetCallerIdentity',
    now: NOW,
    keyId,
    secret,
    sessionToken: 'token',
  });
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const canonical =
    'POST\n/\n\ncontent-type:text/plain\nhost:sts.amazonaws.com\nx-amz-date:20150830T123600Z\nx-amz-security-token:token\n\n' +
    `content-type;host;x-amz-date;x-amz-security-token\n${hash('Action=GetCallerIdentity')}`;
  const scope = '20150830/us-east-1/sts/aws4_request';
  const key = mac(mac(mac(mac(`AWS4${secret}`, '20150830'), 'us-east-1'), 'sts'), 'aws4_request');
  const expected = mac(key, `AWS4-HMAC-SHA256\n20150830T123600Z\n${scope}\n${hash(canonical)}`).toString(
    'hex',
  );
  assert.equal(
    headers.authorization,
    `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=${expected}`,
  );
  assert.equal(headers['x-amz-security-token'], 'token');
});

it('a request to Azure Storage is signed as its documentation says', () => {
  const key = Buffer.from('a key of some bytes').toString('base64');
  const headers = signedForStorage({ account: 'shop', key, now: NOW });
  const date = 'Sun, 30 Aug 2015 12:36:00 GMT';
  const toSign = `${['GET', ...Array(11).fill('')].join('\n')}\nx-ms-date:${date}\nx-ms-version:2021-12-02\n/shop/\ncomp:list\nmaxresults:1`;
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(toSign).digest('base64');
  assert.deepEqual(headers, {
    'x-ms-date': date,
    'x-ms-version': '2021-12-02',
    Authorization: `SharedKey shop:${expected}`,
  });
  assert.equal(signedForStorage({ account: 'shop', key: 'ÿ no base64', now: NOW }).Authorization, undefined);
});
