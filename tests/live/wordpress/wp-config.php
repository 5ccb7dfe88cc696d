<?php
// The live tests' WordPress. What differs from run to run comes from the environment, so that one unpacked core serves all.
define( 'DB_NAME', 'warta' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'WARTA_LIVE_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', 'http://' . $_SERVER['HTTP_HOST'] );
define( 'WP_SITEURL', WP_HOME );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $warta_name ) {
	define( $warta_name . '_KEY', 'only for tests' );
	define( $warta_name . '_SALT', 'only for tests' );
}
define( 'WP_CONTENT_DIR', __DIR__ . '/wp-content' );
define( 'WPMU_PLUGIN_DIR', getenv( 'WARTA_LIVE_PLUGINS' ) );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
