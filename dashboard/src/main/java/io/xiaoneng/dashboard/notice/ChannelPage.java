package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /notices/channels}: the ways out for notices, what went out, and what was given up. For
 * administrators.
 */
@Page
class ChannelPage {

  private static final String PATH = "/notices/channels";
  private static final String BACK = "redirect:" + PATH;
  private static final int LISTED = 50;

  private final ChannelDesk desk;
  private final ChannelTrial trial;
  private final DeliveryStore deliveries;
  private final RegistryView registry;

  ChannelPage(
      ChannelDesk desk, ChannelTrial trial, DeliveryStore deliveries, RegistryView registry) {
    this.desk = desk;
    this.trial = trial;
    this.deliveries = deliveries;
    this.registry = registry;
  }

  /** A channel as the page has it; nothing of it is secret. */
  public record Line(
      long id,
      String name,
      String kind,
      String target,
      Role role,
      @Nullable String unit,
      boolean chinese,
      int digestMinutes,
      @Nullable String quietFrom,
      @Nullable String quietTo,
      boolean enabled) {

    static Line of(Channel channel) {
      QuietHours quiet = channel.quiet();
      return new Line(
          channel.id(),
          channel.name(),
          channel.kind().name(),
          channel.shownTarget(),
          channel.role(),
          channel.unit(),
          channel.chinese(),
          channel.digestMinutes(),
          quiet == null ? null : quiet.from().toString(),
          quiet == null ? null : quiet.to().toString(),
          channel.enabled());
    }
  }

  /** A delivery as the page has it. */
  public record Sent(
      String id,
      String channel,
      String state,
      boolean urgent,
      int notices,
      int attempts,
      Instant at,
      String problem) {}

  @GetMapping(PATH)
  String list(@RequestParam(defaultValue = "all") String state, Model model) {
    return show(state, model);
  }

  private String show(String state, Model model) {
    Delivery.State only =
        switch (state) {
          case "all" -> null;
          case "dead" -> Delivery.State.DEAD;
          default -> throw new PageNotFoundException("notice", state);
        };
    List<Channel> channels = desk.all();
    Map<Long, String> names = new LinkedHashMap<>();
    channels.forEach(each -> names.put(each.id(), each.name()));
    model.addAttribute("channels", channels.stream().map(Line::of).toList());
    model.addAttribute("roles", Role.values());
    model.addAttribute("units", registry.offered(null, null));
    model.addAttribute("state", state);
    model.addAttribute("total", deliveries.count(only, null));
    model.addAttribute("dead", deliveries.count(Delivery.State.DEAD, null));
    model.addAttribute(
        "deliveries",
        deliveries.list(only, null, 0, LISTED).stream()
            .map(each -> sent(each, names.getOrDefault(each.channel(), "")))
            .toList());
    return "notice-channels";
  }

  private static Sent sent(Delivery delivery, String channel) {
    Instant settled = delivery.settledAt();
    return new Sent(
        delivery.id(),
        channel,
        delivery.state().name(),
        delivery.urgent(),
        delivery.notices(),
        delivery.attempts(),
        settled == null ? delivery.notBefore() : settled,
        delivery.problem());
  }

  @PostMapping(PATH)
  String add(
      @RequestParam Map<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(model, response, () -> desk.add(draft(form), actor));
  }

  @PostMapping(PATH + "/{id}")
  String change(
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(model, response, () -> desk.change(id, draft(form), actor));
  }

  @PostMapping(PATH + "/{id}/remove")
  String remove(@PathVariable long id, Actor actor, Model model, HttpServletResponse response) {
    return attempt(model, response, () -> desk.remove(id, actor));
  }

  /** The page says how the trial ended; going back to it by itself would lose that. */
  @PostMapping(PATH + "/{id}/test")
  String test(@PathVariable long id, Actor actor, Model model) {
    try {
      model.addAttribute("tried", desk.find(id).name());
      model.addAttribute("result", trial.send(id, actor));
    } catch (NoticeMissingException e) {
      throw new PageNotFoundException("notice", Long.toString(id));
    }
    return show("all", model);
  }

  @PostMapping("/notices/deliveries/{id}/retry")
  String retry(@PathVariable String id, Actor actor, Model model, HttpServletResponse response) {
    return attempt(model, response, () -> desk.retry(id, actor));
  }

  private String attempt(Model model, HttpServletResponse response, Runnable action) {
    try {
      action.run();
      return BACK;
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    } catch (NoticeConflictException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("problem", e.getMessage());
    } catch (NoticeMissingException e) {
      throw new PageNotFoundException("notice", String.valueOf(e.getMessage()));
    }
    return show("all", model);
  }

  /** What a form says; an empty field says nothing. */
  private static ChannelDraft draft(Map<String, String> form) {
    return new ChannelDraft(
        field(form, "name"),
        constant(Channel.Kind.class, "kind", form),
        field(form, "target"),
        field(form, "secret"),
        constant(Role.class, "role", form),
        field(form, "unit"),
        field(form, "language"),
        minutes(form),
        field(form, "quietFrom"),
        field(form, "quietTo"),
        form.containsKey("enabled"));
  }

  private static @Nullable String field(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static <E extends Enum<E>> @Nullable E constant(
      Class<E> type, String name, Map<String, String> form) {
    String value = field(form, name);
    try {
      return value == null ? null : Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(name, "there is no " + name + " " + value);
    }
  }

  private static @Nullable Integer minutes(Map<String, String> form) {
    String value = field(form, "digestMinutes");
    try {
      return value == null ? null : Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw new BadParameterException("digestMinutes", "digestMinutes must be a whole number");
    }
  }
}
