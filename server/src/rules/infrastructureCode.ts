import type { Rule } from '../detection/types.ts';
import { KIND } from './kinds.ts';
import { family } from './rule.ts';

/**
 * Passwords of infrastructure as code: the argument is documented as one, so whatever literal stands there is the
 * password of what will be built, made up of words or not.
 */
const argument = family({
  name: KIND.password,
  ignoreCase: true,
  confidence: 'context',
  severity: 'high',
  privilege: 'account-wide',
});

export const INFRASTRUCTURE_CODE: readonly Rule[] = [
  argument({
    id: 'terraform-password',
    provider: 'Terraform',
    keywords: ['password'],
    files: /\.(?:tf|tofu|tfvars|hcl)(?:\.json)?$/i,
    pattern:
      /(?:(?<=(?:^|[\n{,])[ \t]{0,60})"?(?:\w{0,60}_)?password(?:_wo)?"?[ \t]{0,40}[=:][ \t]{0,4}|\bvariable[ \t]{1,4}"(?:\w{0,60}_)?password"[ \t]{0,4}\{[^{}]{0,400}?\bdefault[ \t]{0,40}=[ \t]{0,4})"(?<secret>[^"$%\\\n]{4,200})"/i,
    docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data',
    examples: {
      file: 'main.tf',
      match: [
        'resource "x" "y" {\n  administrator_login_password = "Admin{a-z:6}{0-9:3}!"\n}',
        'variable "db_password" {\n  type    = string\n  default = "{a-z:8}{0-9:2}"\n}',
      ],
      reject: [
        '  administrator_login_password = var.password',
        '  password = "${{random_password.db.result}}"',
        '  disable_password_authentication = "false"',
      ],
    },
  }),
  argument({
    id: 'azure-template-password',
    provider: 'Azure',
    keywords: ['password'],
    files: /\.(?:bicep|bicepparam)$/i,
    pattern:
      /(?:(?<=(?:^|[\n{,])[ \t]{0,60})\w{0,60}password[ \t]{0,8}:[ \t]{0,4}|\bparam[ \t]{1,4}\w{0,60}password[ \t]{1,4}(?:string[ \t]{0,4})?=[ \t]{0,4})'(?<secret>[^'$\\\n]{4,200})'/i,
    docs: 'https://learn.microsoft.com/azure/azure-resource-manager/bicep/scenarios-secrets',
    examples: {
      file: 'main.bicep',
      match: [
        "  administratorLoginPassword: 'Admin{a-z:6}{0-9:3}!'",
        "param adminPassword string = '{a-z:8}{0-9:2}'",
      ],
      reject: [
        '  administratorLoginPassword: adminPassword',
        'param adminPassword string',
        "  name: 'password'",
      ],
    },
  }),
  argument({
    id: 'cloudformation-password',
    provider: 'AWS CloudFormation',
    keywords: ['MasterUserPassword', 'MasterPassword', 'AdminPassword'],
    pattern:
      /(?<=(?:^|[\n{,])[ \t]{0,60})"?(?:MasterUserPassword|MasterPassword|AdminPassword)"?[ \t]{0,4}:[ \t]{0,4}"?(?<secret>[^\s"'{}!&*|>][^\s"'{}]{3,200})(?=["']?,?[ \t]{0,8}\r?(?:\n|$))/,
    ignoreCase: false,
    files: /\.(?:ya?ml|json|template)$/i,
    docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html',
    examples: {
      file: 'template.yaml',
      match: ['      MasterUserPassword: Admin{a-z:6}{0-9:3}!', '  "MasterUserPassword": "{a-z:8}{0-9:2}"'],
      reject: ['      MasterUserPassword: !Ref Password', '  "MasterUserPassword": { "Ref": "Password" }'],
    },
  }),
];
