/**
 * An HTTP/1.1 server whose clients have limits and deadlines. It serves a {@link
 * dev.cardfile.http.server.Handler} and knows nothing of the API; nothing outside it knows Helidon,
 * which it is made of.
 */
@NullMarked
package dev.cardfile.http.server;

import org.jspecify.annotations.NullMarked;
