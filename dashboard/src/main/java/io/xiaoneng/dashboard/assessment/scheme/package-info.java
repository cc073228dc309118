/** The schemes by which months are scored: those of the program and those the city adopted. */
@NullMarked
package io.xiaoneng.dashboard.assessment.scheme;

import org.jspecify.annotations.NullMarked;
