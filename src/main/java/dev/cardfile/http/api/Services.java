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
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.work.SafeRetries;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the API needs to be served.
 *
 * @param outcomeKept is called with each location in which the outcome of a request is kept
 * @param rows the one pipeline for the rows of all batches
 * @param locations the locations as last seen, for everything that parses requests by their
 *     settings
 * @param importDue is called when an import is ready to run
 * @param deletionBegun is called when the deletion of a location has begun
 * @param ids generates the ids of new things
 * @param nanos measures elapsed time, from any origin
 * @param random for trace ids; safe for use by several threads
 */
public record Services(
    Stores stores,
    Writes writes,
    SafeRetries retries,
    Consumer<LocationId> outcomeKept,
    RowPipeline rows,
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
