/** Routes, authentication, problems, trace, health and metrics. */
@NullMarked
package dev.cardfile.http;

import org.jspecify.annotations.NullMarked;
