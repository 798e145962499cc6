package dev.cardfile.http.server.connection;

import java.time.Duration;

/**
 * Time limits for clients.
 *
 * @param idle from one request to the next
 * @param head from a request's first byte to the end of its headers
 * @param answer to receive what is sent at once
 * @param linger to read the answer while still sending a body that nobody reads
 */
public record Times(Duration idle, Duration head, Duration answer, Duration linger) {}
