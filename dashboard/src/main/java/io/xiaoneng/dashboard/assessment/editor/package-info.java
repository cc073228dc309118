/** Drafts of schemes: typed, checked, looked at over last month, and adopted by another person. */
@NullMarked
package io.xiaoneng.dashboard.assessment.editor;

import org.jspecify.annotations.NullMarked;
