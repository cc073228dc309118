package io.xiaoneng.dashboard.help;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.HomePages;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /help} and {@code /help/glossary}: what words mean, what signs mean, where to read on. */
@Page
class HelpPage {

  /** No question is longer. */
  private static final int LONGEST = 60;

  private final Glossary glossary;
  private final Tours tours;
  private final HomePages homes;

  HelpPage(Glossary glossary, Tours tours, HomePages homes) {
    this.glossary = glossary;
    this.tours = tours;
    this.homes = homes;
  }

  @GetMapping("/help")
  String help(Model model) {
    model.addAttribute("terms", glossary.words().size() + glossary.metrics().size());
    return "help";
  }

  @GetMapping("/help/glossary")
  String glossary(@RequestParam(defaultValue = "") String q, Model model) {
    String asked = q.strip();
    asked = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
    List<Term> terms = fitting(glossary.words(), asked);
    List<Term> metrics = fitting(glossary.metrics(), asked);
    model.addAttribute("q", asked);
    model.addAttribute("terms", terms);
    model.addAttribute("metrics", metrics);
    model.addAttribute("all", glossary.words().size() + glossary.metrics().size());
    return "glossary";
  }

  /** The tour was taken or declined; it can be taken again at any time. */
  @PostMapping("/help/tour")
  String seen(Actor actor) {
    tours.keep(actor.name());
    return "redirect:" + homes.of(actor);
  }

  private static List<Term> fitting(List<Term> terms, String asked) {
    return asked.isEmpty() ? terms : terms.stream().filter(each -> each.fits(asked)).toList();
  }
}
