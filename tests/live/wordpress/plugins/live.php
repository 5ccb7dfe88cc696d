<?php
// What the live tests ask of WordPress beyond its options: a theme for each server, login-only posts, a post with
// larger pages of comments and fewer levels, REST switched off for some servers, no mail.
function warta_live_theme( $theme ) {
	return getenv( 'WARTA_LIVE_THEME' ) ?: $theme;
}
add_filter( 'pre_option_template', 'warta_live_theme' );
add_filter( 'pre_option_stylesheet', 'warta_live_theme' );

function warta_live_registration( $value ) {
	return get_post_meta( get_queried_object_id(), '_login_only', true ) ? '1' : $value;
}
add_filter( 'pre_option_comment_registration', 'warta_live_registration' );

function warta_live_crowded( $value ) {
	$crowded = get_option( 'warta_live_crowded' );
	if ( ! $crowded || ! preg_match( $crowded, $_SERVER['REQUEST_URI'] ?? '' ) ) {
		return $value;
	}
	return 'pre_option_comments_per_page' === current_filter() ? 50 : 5;
}
add_filter( 'pre_option_comments_per_page', 'warta_live_crowded' );
add_filter( 'pre_option_thread_comments_depth', 'warta_live_crowded' );

function warta_live_no_rest( $errors ) {
	return new WP_Error( 'rest_disabled', 'REST is off.', array( 'status' => 401 ) );
}
if ( 'off' === getenv( 'WARTA_LIVE_REST' ) ) {
	add_filter( 'rest_authentication_errors', 'warta_live_no_rest' );
}

function wp_mail() {
	return true;
}
