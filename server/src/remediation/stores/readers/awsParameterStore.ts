/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
import { awsReaders } from './awsService.ts';

export const AWS_PARAMETER_STORE = awsReaders({
  id: 'ssm',
  noun: 'parameter',
  javascript: {
    package: '@aws-sdk/client-ssm',
    command: 'GetParameterCommand',
    client: 'SSMClient',
    variable: 'ssm',
    body: `  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (Parameter?.Value === undefined) throw new Error(\`The parameter \${name} has no value\`);
  return Parameter.Value;`,
  },
  python: 'get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]',
  go: {
    before: '	decrypt := true\n',
    call: 'GetParameter(ctx, &ssm.GetParameterInput{Name: &name, WithDecryption: &decrypt})',
    value: 'Parameter.Value',
  },
  jvmClient: 'SsmClient',
  java: {
    body: '        return CLIENT.getParameter(request -> request.name(name).withDecryption(true)).parameter().value();',
  },
  kotlin: 'getParameter { it.name(name).withDecryption(true) }.parameter().value()',
  csharp: {
    name: 'SimpleSystemsManagement',
    request: 'GetParameterRequest { Name = name, WithDecryption = true }',
    call: 'GetParameterAsync(request).GetAwaiter().GetResult().Parameter.Value',
  },
  ruby: 'SSM::Client.new.get_parameter(name: name, with_decryption: true).parameter.value',
  php: {
    client: 'Ssm\\SsmClient',
    body: `        $answer = (new SsmClient([]))->getParameter(['Name' => $name, 'WithDecryption' => true]);
        return $answer['Parameter']['Value'];`,
  },
  rust: {
    request: ['get_parameter()', 'name(name)', 'with_decryption(true)'],
    value: ['parameter', 'and_then(|parameter| parameter.value)'],
    absent: 'has no value',
  },
});
