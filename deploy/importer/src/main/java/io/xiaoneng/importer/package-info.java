/** Reads a foreign log by a mapping, turns its rows into events of the contract and sends them. */
@NullMarked
package io.xiaoneng.importer;

import org.jspecify.annotations.NullMarked;
