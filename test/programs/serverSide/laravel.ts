/** A Laravel app of the parts that Debian packs (`php-laravel-framework`), with nothing but routes and settings. */

/** Where Debian puts the framework. */
export const LARAVEL = '/usr/share/php/Illuminate/autoload.php';

export const LARAVEL_FILES = {
  'composer.json': '{ "require": { "laravel/framework": "^8.0" } }\n',
  'app.php': `<?php

require_once '${LARAVEL}';
require_once '/usr/share/php/GuzzleHttp/autoload.php';

$app = new Illuminate\\Foundation\\Application(__DIR__);
$app->singleton(Illuminate\\Contracts\\Http\\Kernel::class, Illuminate\\Foundation\\Http\\Kernel::class);
$app->singleton(
    Illuminate\\Contracts\\Debug\\ExceptionHandler::class,
    Illuminate\\Foundation\\Exceptions\\Handler::class
);
$app->booted(function () {
    Illuminate\\Support\\Facades\\Route::prefix('api')->group(__DIR__.'/routes/api.php');
});
$app->make(Illuminate\\Contracts\\Http\\Kernel::class)->handle(Illuminate\\Http\\Request::capture())->send();
`,
  'bootstrap/cache/.gitignore': '*\n',
  'storage/framework/cache/.gitignore': '*\n',
  'storage/logs/.gitignore': '*\n',
  'config/app.php': `<?php

return [
    'env' => 'testing',
    'debug' => true,
    'timezone' => 'UTC',
    'locale' => 'en',
    'providers' => [
        Illuminate\\Filesystem\\FilesystemServiceProvider::class,
        Illuminate\\View\\ViewServiceProvider::class,
    ],
];
`,
  'config/services.php': "<?php\n\nreturn [\n\n    'mail' => ['domain' => env('MAIL_DOMAIN')],\n\n];\n",
  'config/view.php': "<?php\n\nreturn ['paths' => [], 'compiled' => dirname(__DIR__).'/storage/logs'];\n",
  'routes/api.php': `<?php

use Illuminate\\Support\\Facades\\Route;

Route::get('/hello', function () {
    return response('hello');
});
`,
} as const;
