/** Forms and queries: percent-encoding, fields, limits. */
@NullMarked
package dev.cardfile.wire.form;

import org.jspecify.annotations.NullMarked;
