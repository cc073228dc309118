/** Drafts of letters and circulars in the form of official documents 公文, with their figures. */
@NullMarked
package io.xiaoneng.dashboard.supervision.draft;

import org.jspecify.annotations.NullMarked;
