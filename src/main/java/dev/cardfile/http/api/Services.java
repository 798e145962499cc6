package dev.cardfile.http.api;

import dev.cardfile.access.Authenticator;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.console.ConsoleAccess;
import dev.cardfile.importing.FileImports;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.Stores;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.SafeRetries;
import dev.cardfile.write.Writes;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the API is served with.
 *
 * @param outcomeKept learns of each location in which the outcome of a request is kept
 * @param locations as last seen, for all who read requests by their settings
 * @param importDue learns that an import can be run
 * @param ids for what is made
 * @param random for trace ids; safe for use by several threads
 * @param console to whom the console is open; null where there is none
 */
public record Services(
    Stores stores,
    Writes writes,
    SafeRetries retries,
    Consumer<LocationId> outcomeKept,
    LocationView locations,
    Authenticator authenticator,
    Authorizations authorizations,
    FileImports files,
    Runnable importDue,
    IdSequence ids,
    Metrics metrics,
    InstantSource clock,
    RandomGenerator random,
    @Nullable ConsoleAccess console) {}
