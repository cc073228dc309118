package io.xiaoneng.dashboard.explore;

import org.jspecify.annotations.Nullable;

/**
 * A part, a day, week or month, a step of cases, or a stretch of lengths.
 *
 * @param key its code or label; empty where the cases do not say
 * @param nameZh what it is called; the key itself where nobody has a name for it
 * @param series which of several courses it belongs to; "" where there is one
 * @param other what it is held against; null where it is held against nothing
 * @param otherKey the label of that, where it is another; "" for none
 */
public record Row(
    String key,
    String nameZh,
    String nameEn,
    String series,
    Told told,
    @Nullable Told other,
    String otherKey) {

  Row(String key, String nameZh, String nameEn, Told told, @Nullable Told other) {
    this(key, nameZh, nameEn, "", told, other, "");
  }
}
