package dev.cardfile.http.server.connection;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param idle from one request to the next
 * @param head from a request's first byte to the end of its headers
 * @param answer to take what is sent to it
 * @param linger to read its answer, when it is still sending what nobody wants
 */
public record Times(Duration idle, Duration head, Duration answer, Duration linger) {}
