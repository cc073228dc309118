/** Office documents: parts in a zip without moments, and official documents 公文 as DOCX. */
@NullMarked
package io.xiaoneng.dashboard.office;

import org.jspecify.annotations.NullMarked;
