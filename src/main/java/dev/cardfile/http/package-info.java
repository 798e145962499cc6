/** Routing, authentication, error answers, trace ids, health check and metrics. */
@NullMarked
package dev.cardfile.http;

import org.jspecify.annotations.NullMarked;
