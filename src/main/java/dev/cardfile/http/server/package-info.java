/**
 * An HTTP/1.1 server with limits and deadlines for its clients. It serves a {@link
 * dev.cardfile.http.server.Handler} and knows nothing of the API. It is built on Helidon, which no
 * other package knows.
 */
@NullMarked
package dev.cardfile.http.server;

import org.jspecify.annotations.NullMarked;
