/** What a request asks for, read and valid, before anything is decided. */
@NullMarked
package dev.cardfile.upsert.request;

import org.jspecify.annotations.NullMarked;
