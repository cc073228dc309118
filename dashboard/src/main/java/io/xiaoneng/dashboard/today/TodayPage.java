package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.page.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /today}: the part of the overview that tells what is to be known first, to renew it. */
@Page
class TodayPage {

  private final TodayModel today;

  TodayPage(TodayModel today) {
    this.today = today;
  }

  @GetMapping("/today")
  String show(Model model) {
    today.fill(model);
    return "today-bits :: today";
  }
}
