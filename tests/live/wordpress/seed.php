<?php
// Installs WordPress into the database named by wp-config.php and fills it from the JSON on standard input; prints what it made.
$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
define( 'WP_INSTALLING', true );
$link = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'WARTA_LIVE_SOCKET' ) );
$link->query( 'CREATE DATABASE warta CHARACTER SET utf8mb4' );
$link->close();
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

$seed = json_decode( stream_get_contents( STDIN ), true, 64, JSON_THROW_ON_ERROR );
wp_install( $seed['site']['title'], 'redaksi', 'redaksi@contoh.example', true, '', 'kata-sandi', 'id_ID' );
foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => -1 ) ) as $first ) {
	wp_delete_post( $first->ID, true );
}
wp_set_current_user( 1 );
$options = array(
	'WPLANG'                      => 'id_ID',
	'blogdescription'             => $seed['site']['tagline'],
	'timezone_string'             => $seed['site']['zone'],
	'permalink_structure'         => '/%year%/%monthnum%/%day%/%postname%/',
	'default_comment_status'      => 'open',
	'comment_moderation'          => 1,
	'require_name_email'          => 1,
	'thread_comments'             => 1,
	'thread_comments_depth'       => 6,
	'page_comments'               => 1,
	'comments_per_page'           => 10,
	'default_comments_page'       => 'oldest',
	'comment_order'               => 'asc',
	'close_comments_for_old_posts' => 0,
	'show_avatars'                => 0,
	'show_comments_cookies_opt_in' => 1,
);
foreach ( $options as $name => $value ) {
	update_option( $name, $value );
}
$GLOBALS['wp_rewrite']->init();
$GLOBALS['wp_rewrite']->flush_rules( false );

$users = array();
foreach ( $seed['authors'] as $login => $name ) {
	$users[ $login ] = wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => 'kata-sandi',
			'user_email'   => $login . '@contoh.example',
			'display_name' => $name,
			'role'         => 'author',
		)
	);
}

function warta_comment( array $comment, int $post, array $made, array $users, array $names ): int {
	$zone = new DateTimeZone( get_option( 'timezone_string' ) );
	$when = new DateTimeImmutable( $comment['date'], $zone );
	$id   = wp_insert_comment(
		wp_slash(
			array(
				'comment_post_ID'      => $post,
				'comment_author'       => $comment['user'] ? $names[ $comment['user'] ] : $comment['author'],
				'comment_author_email' => 'pembaca@contoh.example',
				'comment_author_url'   => $comment['site'],
				'comment_content'      => $comment['text'],
				'comment_date'         => $comment['date'],
				'comment_date_gmt'     => $when->setTimezone( new DateTimeZone( 'UTC' ) )->format( 'Y-m-d H:i:s' ),
				'comment_parent'       => null === $comment['parent'] ? 0 : $made[ $comment['parent'] ],
				'comment_type'         => $comment['kind'],
				'comment_approved'     => $comment['approved'],
				'user_id'              => $comment['user'] ? $users[ $comment['user'] ] : 0,
			)
		)
	);
	if ( ! $id ) {
		fwrite( STDERR, 'a comment was refused: ' . $comment['text'] . "\n" );
		exit( 1 );
	}
	return $id;
}

$made_posts = array();
foreach ( $seed['posts'] as $post ) {
	$category = wp_create_category( $post['category'] );
	$id       = wp_insert_post(
		wp_slash(
			array(
				'post_title'     => $post['title'],
				'post_name'      => $post['slug'],
				'post_content'   => $post['html'],
				'post_date'      => $post['date'],
				'post_status'    => 'publish',
				'post_author'    => $users[ $post['author'] ],
				'post_category'  => array( $category ),
				'tags_input'     => $post['tags'],
				'post_password'  => $post['password'],
				'comment_status' => 'closed' === $post['open_to'] ? 'closed' : 'open',
				'ping_status'    => 'open',
			)
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		fwrite( STDERR, $id->get_error_message() . "\n" );
		exit( 1 );
	}
	if ( 'login' === $post['open_to'] ) {
		add_post_meta( $id, '_login_only', '1' );
	}
	if ( 'crowd' === $post['thread'] ) {
		update_option( 'warta_live_crowded', "#{$post['slug']}|[?&]post={$id}&#" );
	}
	$made = array();
	foreach ( $post['comments'] as $comment ) {
		$made[] = warta_comment( $comment, $id, $made, $users, $seed['authors'] );
	}
	wp_update_comment_count_now( $id );
	$made_posts[ $post['slug'] ] = $id;
}

global $wpdb;
$rows = $wpdb->get_results(
	"SELECT comment_ID AS id, comment_post_ID AS post, comment_parent AS parent, comment_author AS author, comment_date_gmt AS date_gmt,
	comment_approved AS approved, comment_type AS kind, user_id AS user FROM {$wpdb->comments} ORDER BY comment_ID",
	ARRAY_A
);
echo json_encode( array( 'version' => $GLOBALS['wp_version'], 'posts' => $made_posts, 'comments' => $rows ), JSON_INVALID_UTF8_SUBSTITUTE );
