/**
 * The exchange tables of the national platform: where their rows lie, and rows put aside by case.
 */
@NullMarked
package io.xiaoneng.importer.exchange;

import org.jspecify.annotations.NullMarked;
