<?php
// For PHP's own server: a file of the site as it is, a folder's index.php, everything else to WordPress (pretty permalinks).
if ( getenv( 'WARTA_LIVE_REQUESTS' ) ) {
	file_put_contents( getenv( 'WARTA_LIVE_REQUESTS' ), $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['HTTP_HOST'] . $_SERVER['REQUEST_URI'] . "\n", FILE_APPEND | LOCK_EX );
}
$warta_root = $_SERVER['DOCUMENT_ROOT'];
$warta_path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( strpos( $warta_path, '..' ) === false && is_file( $warta_root . $warta_path ) ) {
	return false;
}
if ( is_file( rtrim( $warta_root . $warta_path, '/' ) . '/index.php' ) && '/' !== $warta_path ) {
	return false;
}
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $warta_root . '/index.php';
chdir( $warta_root );
require $warta_root . '/index.php';
