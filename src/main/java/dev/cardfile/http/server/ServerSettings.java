package dev.cardfile.http.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The address that the server listens on, and limits for its clients.
 *
 * @param port 0 for any free port
 * @param clientTime how long a client may take to send the head of a request, to send the rest of a
 *     body that nobody reads, and to receive what is written at once
 * @param maxConnections how many connections may be open at once
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
