/** Businesses, as requests send them and answers show them. */
@NullMarked
package dev.cardfile.wire.business;

import org.jspecify.annotations.NullMarked;
