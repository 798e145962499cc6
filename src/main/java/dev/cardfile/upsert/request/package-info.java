/** What a request asks for, parsed and validated, before anything is decided. */
@NullMarked
package dev.cardfile.upsert.request;

import org.jspecify.annotations.NullMarked;
