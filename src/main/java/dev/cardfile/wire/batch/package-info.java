/** Many upserts in one request: the request as a whole, its rows, and their answers. */
@NullMarked
package dev.cardfile.wire.batch;

import org.jspecify.annotations.NullMarked;
