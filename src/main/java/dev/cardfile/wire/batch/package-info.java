/** Many upserts in one request: what it says as a whole, each row, and what is answered. */
@NullMarked
package dev.cardfile.wire.batch;

import org.jspecify.annotations.NullMarked;
