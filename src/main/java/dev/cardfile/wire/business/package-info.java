/** Businesses, as bodies and as answers. */
@NullMarked
package dev.cardfile.wire.business;

import org.jspecify.annotations.NullMarked;
