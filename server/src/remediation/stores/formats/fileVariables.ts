/**
 * Images whose entry point takes the path of a file in place of a value, so that a Docker secret can hold it. Only what
 * an image documents; where it wants more of the file than that it can be read (Elasticsearch: mode 600), it is not here.
 */

interface FileVariables {
  /** The repository, without the registry of Docker Hub and without the tag. */
  readonly image: RegExp;
  readonly variable: RegExp;
  /** The variable that takes the path. */
  readonly path: (variable: string) => string;
}

const suffixed = (variable: string): string => `${variable}_FILE`;
const doubled = (variable: string): string => `${variable}__FILE`;

const TABLE: readonly FileVariables[] = [
  // https://github.com/docker-library/docs/blob/master/postgres/content.md#docker-secrets, and images made from it
  {
    image: /^(?:postgres|postgis\/postgis|pgvector\/pgvector|timescale\/timescaledb)$/,
    variable: /^POSTGRES_(?:PASSWORD|USER|DB|INITDB_ARGS)$/,
    path: suffixed,
  },
  // https://github.com/docker-library/docs/blob/master/mysql/content.md#docker-secrets
  {
    image: /^mysql$/,
    variable: /^MYSQL_(?:ROOT_PASSWORD|ROOT_HOST|PASSWORD|USER|DATABASE)$/,
    path: suffixed,
  },
  // https://github.com/docker-library/docs/blob/master/mariadb/content.md
  {
    image: /^mariadb$/,
    variable:
      /^(?:MARIADB|MYSQL)_(?:ROOT_PASSWORD|ROOT_HOST|PASSWORD|USER|DATABASE)$|^MARIADB_(?:ROOT_)?PASSWORD_HASH$/,
    path: suffixed,
  },
  // https://github.com/docker-library/docs/blob/master/mongo/content.md#docker-secrets
  { image: /^mongo$/, variable: /^MONGO_INITDB_ROOT_(?:USERNAME|PASSWORD)$/, path: suffixed },
  // https://github.com/docker-library/docs/blob/master/wordpress/content.md#docker-secrets
  {
    image: /^wordpress$/,
    variable:
      /^WORDPRESS_(?:DB_(?:HOST|USER|PASSWORD|NAME)|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))$/,
    path: suffixed,
  },
  // https://github.com/nextcloud/docker#docker-secrets
  {
    image: /^nextcloud$/,
    variable:
      /^(?:NEXTCLOUD_ADMIN_(?:PASSWORD|USER)|MYSQL_(?:DATABASE|PASSWORD|USER)|POSTGRES_(?:DB|PASSWORD|USER)|REDIS_HOST_PASSWORD|SMTP_PASSWORD|OBJECTSTORE_S3_(?:KEY|SECRET))$/,
    path: suffixed,
  },
  // https://docs.influxdata.com/influxdb/v2/install/use-docker-compose/
  {
    image: /^influxdb$/,
    variable: /^DOCKER_INFLUXDB_INIT_(?:USERNAME|PASSWORD|ADMIN_TOKEN)$/,
    path: suffixed,
  },
  // https://github.com/dani-garcia/vaultwarden/wiki/Configuration-overview
  {
    image: /^vaultwarden\/server$/,
    variable: /^(?:ADMIN_TOKEN|DATABASE_URL|SMTP_PASSWORD)$/,
    path: suffixed,
  },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/
  { image: /^grafana\/grafana(?:-oss|-enterprise)?$/, variable: /^GF_[A-Z0-9]+_[A-Z0-9_]+$/, path: doubled },
  // https://docs.gitea.com/installation/install-with-docker
  { image: /^gitea\/gitea$/, variable: /^GITEA__[\w.]+__\w+$/, path: doubled },
  // https://docs.linuxserver.io/general/running-our-containers/
  {
    image: /^(?:(?:lscr|ghcr)\.io\/)?linuxserver\/[\w.-]+$/,
    variable: /^[A-Z][A-Z0-9_]*$/,
    path: (variable) => `FILE__${variable}`,
  },
];

/**
 * @param image as a service names it ("docker.io/library/postgres:16-alpine")
 * @returns the variable by which the image takes the path of a file instead, undefined where it documents none
 */
export function fileVariable(image: string, variable: string): string | undefined {
  const repository = image
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/^(?:docker\.io\/|index\.docker\.io\/)/, '')
    .replace(/^library\//, '');
  if (/_FILE$|^FILE__/.test(variable)) return undefined;
  return TABLE.find((row) => row.image.test(repository) && row.variable.test(variable))?.path(variable);
}
