package io.xiaoneng.dashboard.privacy;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the one who asks is told of persons and of sensitive matters. Whatever shows an event, a
 * case or evidence asks here; {@link Guarded} says who is told what. Somebody with several roles is
 * told what any of them is. The program itself, when nobody asks, sees everything, because it
 * counts with it.
 */
@Component
public class Sight {

  /** In the place of what is not told. */
  public static final String MASK = "***";

  private static final Pattern WINDOW = Pattern.compile("(/(?:window|counter|desk|seat)/)[^/]+");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");

  private final RegistryView registry;
  private final CurrentActor current;

  public Sight(RegistryView registry, CurrentActor current) {
    this.registry = registry;
    this.current = current;
  }

  /** Whether the one who asks is told of it. */
  public boolean sees(Guarded what) {
    return sees(current.get(), what);
  }

  /** Whether somebody is told of it. */
  public static boolean sees(Actor actor, Guarded what) {
    return what.told().stream().anyMatch(actor::is) || itself(actor);
  }

  private static boolean itself(Actor actor) {
    return actor.roles().isEmpty() && actor.name().equals(CurrentActor.NOBODY);
  }

  /** Codes of the items whose cases the one who asks is not told of, wherever they are named. */
  public Set<String> hiddenItems() {
    return sees(Guarded.SENSITIVE_CASE) ? Set.of() : registry.sensitiveItems();
  }

  /** Whether cases of that item are such; false for an item that is not known. */
  public boolean hides(String item) {
    return !item.isEmpty() && hiddenItems().contains(item);
  }

  /** The name of a source, without the window where that is not told. */
  public String source(String source) {
    return sees(Guarded.WINDOW) ? source : WINDOW.matcher(source).replaceAll("$1" + MASK);
  }

  /** What is said of a refused event, without what was sent where that is not told. */
  public String detail(String detail) {
    return sees(Guarded.EXTRA) ? detail : QUOTED.matcher(detail).replaceAll("\"" + MASK + "\"");
  }

  /**
   * The members of an event's {@code data} as they are told: those of the contract with what is not
   * told masked, the others only to whom everything is.
   */
  public Map<String, @Nullable Object> data(EventType type, Map<String, @Nullable Object> sent) {
    Actor actor = current.get();
    boolean extra = sees(actor, Guarded.EXTRA);
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    sent.forEach(
        (name, value) -> {
          DataField field = DataField.of(type, name);
          if (field == null) {
            if (extra) {
              told.put(name, value);
            }
          } else {
            Guarded guarded = guarded(type, field);
            boolean open = guarded == null || value == null || sees(actor, guarded);
            told.put(name, open ? value : MASK);
          }
        });
    return told;
  }

  private static @Nullable Guarded guarded(EventType type, DataField field) {
    return switch (field) {
      case APPROVER, APPROVED_BY -> Guarded.OFFICIAL;
      case REASON -> Guarded.WORDS;
      // Of a case it is the kind of window, of a ticket the window itself.
      case WINDOW -> type.ofCase() ? null : Guarded.WINDOW;
      default -> null;
    };
  }
}
