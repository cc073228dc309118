/** Dates that explain the course of a figure: what is entered, and what the program knows. */
@NullMarked
package io.xiaoneng.dashboard.policy;

import org.jspecify.annotations.NullMarked;
