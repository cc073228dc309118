package io.xiaoneng.dashboard.circle.figure;

/**
 * The people of a community at a moment, by what they can walk to.
 *
 * @param people in cells whose people are known
 * @param near within the walk of an open point
 * @param able of one of them that offers what is asked for
 * @param swift of one of these whose queue is not long
 */
record CommunityNow(
    String community, long people, long near, long able, long swift, int cellsWithoutData) {

  static CommunityNow nobody(String community) {
    return new CommunityNow(community, 0, 0, 0, 0, 0);
  }
}
