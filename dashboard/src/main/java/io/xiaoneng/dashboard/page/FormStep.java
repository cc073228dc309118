package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.metric.BadParameterException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.ui.Model;

/** What follows a form that was sent. */
public final class FormStep {

  private FormStep() {}

  /**
   * Goes on when the change was made; shows the page of the form again when it was refused, with
   * status 400, what is wrong as {@code problem} and what was filled in as {@code given}.
   *
   * @param change makes the change and says the address to go on to
   * @param again the view with the form
   * @return the view or where to go
   */
  public static String take(
      Supplier<String> change,
      Map<String, String> given,
      Model model,
      HttpServletResponse response,
      Supplier<String> again) {
    try {
      return "redirect:" + change.get();
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      model.addAttribute("given", given);
      return again.get();
    }
  }
}
