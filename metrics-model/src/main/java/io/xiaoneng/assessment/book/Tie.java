package io.xiaoneng.assessment.book;

import org.jspecify.annotations.Nullable;

/**
 * How the members of a class together stand to the whole city in a metric that is a sum of cases.
 *
 * @param numerator of all members together, accepted claims not among it
 * @param denominator of all members together
 * @param cityNumerator of the whole city, read by a question of its own
 * @param cityDenominator likewise
 * @param elsewhere cases of the city that belong to no member: {@code cityDenominator −
 *     denominator}; the page says whose they are
 * @param value of the whole city; null for no data
 */
public record Tie(
    String metric,
    double numerator,
    double denominator,
    double cityNumerator,
    double cityDenominator,
    double elsewhere,
    @Nullable Double value) {}
