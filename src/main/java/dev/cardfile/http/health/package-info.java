/** Liveness, readiness and metrics. */
@NullMarked
package dev.cardfile.http.health;

import org.jspecify.annotations.NullMarked;
