package dev.cardfile.http.api;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Operators;
import dev.cardfile.access.Secrets;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.Metrics;
import dev.cardfile.importing.FileImports;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.store.Stores;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import dev.cardfile.write.work.SafeRetries;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the API is served with.
 *
 * @param outcomeKept learns of each location in which the outcome of a request is kept
 * @param locations as last seen, for all who read requests by their settings
 * @param importDue learns that an import can be run
 * @param deletionBegun learns that a location is to be deleted
 * @param ids for what is made
 * @param nanos measures how long something takes, from any beginning
 * @param random for trace ids; safe for use by several threads
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
    Operators operators,
    Secrets secrets,
    Runnable deletionBegun,
    IdSequence ids,
    Metrics metrics,
    InstantSource clock,
    LongSupplier nanos,
    RandomGenerator random) {}
