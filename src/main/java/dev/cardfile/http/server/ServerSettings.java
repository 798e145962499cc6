package dev.cardfile.http.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Where the server listens, and what its clients may.
 *
 * @param port 0 for any free one
 * @param clientTime how long a client may take to send a request's head, to send the rest of a body
 *     that nobody wants, and to take what is written at once
 * @param maxConnections how many clients may be connected at once
 * @param maxConnectionsPerAddress how many of them one address may hold
 * @param unlimited addresses that may hold any number
 */
public record ServerSettings(
    String host,
    int port,
    Duration clientTime,
    int maxConnections,
    int maxConnectionsPerAddress,
    Predicate<InetAddress> unlimited) {}
