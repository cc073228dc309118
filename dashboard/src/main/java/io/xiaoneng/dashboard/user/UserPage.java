package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /users}: who may sign in. A new password is shown once, in the answer that made it. */
@Page
class UserPage {

  private final Users users;

  UserPage(Users users) {
    this.users = users;
  }

  @GetMapping("/users")
  String show(Model model, Actor by) {
    model.addAttribute("users", users.list());
    model.addAttribute("withFactor", users.withFactor());
    model.addAttribute("withIdentity", users.withIdentity());
    model.addAttribute("roles", Role.values());
    model.addAttribute("self", by.name());
    return "users";
  }

  @PostMapping("/users")
  String add(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(required = false) @Nullable List<String> role,
      @RequestParam(defaultValue = "") String unit,
      Actor by,
      HttpServletResponse response,
      Model model) {
    try {
      told(
          model,
          username.strip(),
          users.add(by, username.strip(), UserController.roles(role), orNull(unit)),
          response);
    } catch (BadParameterException e) {
      refused(model, e, response);
    }
    return show(model, by);
  }

  @PostMapping("/users/{name}")
  String change(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable List<String> role,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "false") boolean enabled,
      Actor by,
      HttpServletResponse response,
      Model model) {
    try {
      users.change(by, name, UserController.roles(role), orNull(unit), enabled);
      return "redirect:/users";
    } catch (BadParameterException e) {
      refused(model, e, response);
    } catch (Users.UnknownUserException e) {
      throw new PageNotFoundException("user", name);
    }
    return show(model, by);
  }

  @PostMapping("/users/{name}/password")
  String reset(@PathVariable String name, Actor by, HttpServletResponse response, Model model) {
    try {
      told(model, name, users.reset(by, name), response);
    } catch (BadParameterException e) {
      refused(model, e, response);
    } catch (Users.UnknownUserException e) {
      throw new PageNotFoundException("user", name);
    }
    return show(model, by);
  }

  @PostMapping("/users/{name}/second-factor")
  String resetFactor(
      @PathVariable String name, Actor by, HttpServletResponse response, Model model) {
    return done(() -> users.resetFactor(by, name), name, by, response, model);
  }

  @PostMapping("/users/{name}/identity")
  String releaseIdentity(
      @PathVariable String name, Actor by, HttpServletResponse response, Model model) {
    return done(() -> users.releaseIdentity(by, name), name, by, response, model);
  }

  private String done(
      Runnable change, String name, Actor by, HttpServletResponse response, Model model) {
    try {
      change.run();
      return "redirect:/users";
    } catch (BadParameterException e) {
      refused(model, e, response);
    } catch (Users.UnknownUserException e) {
      throw new PageNotFoundException("user", name);
    }
    return show(model, by);
  }

  private static void told(
      Model model, String username, String password, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("madeFor", username);
    model.addAttribute("made", password);
  }

  private static void refused(Model model, BadParameterException e, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", e.getMessage());
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
