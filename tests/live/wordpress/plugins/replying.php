<?php
// What the tests of replying ask of WordPress: options that a test writes into a file beside the log of requests, a
// flood only when it is asked for, and login-only posts that hold when a comment comes in.
function warta_live_chosen() {
	$path = getenv( 'WARTA_LIVE_REQUESTS' ) . '.options';
	return is_file( $path ) ? (array) json_decode( file_get_contents( $path ), true ) : array();
}
foreach ( array( 'comment_moderation', 'comment_previously_approved', 'disallowed_keys' ) as $warta_name ) {
	add_filter(
		"pre_option_$warta_name",
		function ( $value ) use ( $warta_name ) {
			return warta_live_chosen()[ $warta_name ] ?? $value;
		}
	);
}
add_filter(
	'comment_flood_filter',
	function ( $flooded ) {
		return $flooded && ( warta_live_chosen()['flood'] ?? false );
	},
	99
);
add_filter(
	'pre_option_comment_registration',
	function ( $value ) {
		return get_post_meta( (int) ( $_POST['comment_post_ID'] ?? 0 ), '_login_only', true ) ? '1' : $value;
	}
);
