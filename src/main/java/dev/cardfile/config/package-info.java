/** The settings and where they come from. */
@NullMarked
package dev.cardfile.config;

import org.jspecify.annotations.NullMarked;
