<?php
// Does to comments and posts what a site's people do to them: the JSON on standard input is a list of [act, …]; prints the ids.
$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
require $argv[1] . '/wp-load.php';
wp_set_current_user( 1 );

$done = array();
foreach ( json_decode( stream_get_contents( STDIN ), true, 64, JSON_THROW_ON_ERROR ) as $act ) {
	switch ( $act[0] ) {
		case 'add':
			$done[] = wp_insert_comment(
				wp_slash(
					array(
						'comment_post_ID'  => $act[1],
						'comment_parent'   => $act[2],
						'comment_author'   => $act[3],
						'comment_content'  => $act[4],
						'comment_approved' => 1,
					)
				)
			);
			break;
		case 'edit':
			$done[] = wp_update_comment( wp_slash( array( 'comment_ID' => $act[1], 'comment_content' => $act[2] ) ) );
			break;
		case 'revise':
			$post   = get_post( $act[1] );
			$words  = str_replace( $act[2], $act[3], $post->post_content );
			$done[] = wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => $words ) ) );
			break;
		case 'trash':
			$done[] = wp_trash_comment( $act[1] ) ? $act[1] : 0;
			break;
		case 'restore':
			$done[] = wp_untrash_comment( $act[1] ) ? $act[1] : 0;
			break;
	}
}
echo json_encode( $done );
