package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.Figure.Trips;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How cases come in and go out, and what they ask of the applicant. */
final class EffortReference {

  private static final Set<String> WITHOUT_A_TRIP = Set.of("ELECTRONIC", "COURIER");

  private EffortReference() {}

  /** The figure, or null for a metric of another kind. */
  static @Nullable Figure figure(String metric, Slice slice) {
    return switch (metric) {
      case "online-rate" -> Slice.ratio(slice.decided(), Slice::online);
      case "mobile-rate" -> channel(slice, "MOBILE");
      case "terminal-rate" -> channel(slice, "TERMINAL");
      case "online-whole" ->
          Slice.ratio(
              slice.decided().filter(each -> each.effort().visitsReported()),
              each ->
                  Slice.online(each)
                      && each.effort().trips().isEmpty()
                      && (each.deliveredAt() == null
                          || WITHOUT_A_TRIP.contains(each.effort().deliveredHow())));
      case "assisted-rate" ->
          Slice.ratio(
              slice.decided(),
              each ->
                  each.attributes() != null && each.attributes().assisted()
                      || Slice.channel(each).equals("DOORSTEP"));
      case "city-wide" -> Slice.ratio(slice.decided(), each -> each.effort().receivedOutside());
      case "once-told" ->
          Slice.ratio(
              slice.decided().filter(each -> each.supplementRequests() >= 1),
              each -> each.supplementRequests() <= 1);
      case "supplement-rate" -> Slice.ratio(slice.decided(), each -> each.supplementRequests() > 0);
      case "return-rate" ->
          Slice.ratio(slice.by(dates -> dates.applied()), each -> each.refusedAt() != null);
      case "one-visit" -> trips(slice, trips -> trips <= 1);
      case "zero-visit" -> trips(slice, trips -> trips == 0);
      case "visits" ->
          new Trips(
              sum(travelled(slice), EffortReference::all),
              sum(travelled(slice), EffortReference::withoutSupplement));
      case "materials-shared" -> shared(slice);
      default -> null;
    };
  }

  private static Figure channel(Slice slice, String channel) {
    return Slice.ratio(slice.decided(), each -> Slice.channel(each).equals(channel));
  }

  private static Stream<CaseFacts> travelled(Slice slice) {
    return slice.decided().filter(each -> each.effort().tripsKnown());
  }

  private static long all(CaseFacts facts) {
    return facts.effort().trips().size();
  }

  private static long withoutSupplement(CaseFacts facts) {
    return facts.effort().trips().stream().filter(each -> !each.supplement()).count();
  }

  private static Figure trips(Slice slice, LongPredicate enough) {
    return new Trips(
        Slice.ratio(travelled(slice), each -> enough.test(all(each))),
        Slice.ratio(travelled(slice), each -> enough.test(withoutSupplement(each))));
  }

  private static Ratio sum(Stream<CaseFacts> cases, ToLongFunction<CaseFacts> of) {
    List<CaseFacts> all = cases.toList();
    return new Ratio(all.stream().mapToLong(of).sum(), all.size());
  }

  private static Figure shared(Slice slice) {
    long shared = 0;
    long required = 0;
    for (CaseFacts each : slice.by(dates -> dates.applied()).toList()) {
      Integer of = each.effort().materialsRequired();
      Integer got = each.effort().materialsShared();
      if (of != null && got != null) {
        shared += got;
        required += of;
      }
    }
    return new Ratio(shared, required);
  }
}
