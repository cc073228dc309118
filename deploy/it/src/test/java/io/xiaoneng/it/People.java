package io.xiaoneng.it;

import java.util.HashSet;
import java.util.Set;

/** Who works at an installation. The keeper of users makes each of them when they are met first. */
final class People {
  private static final String OWN_PASSWORD = "four horses in the autumn rain";

  private final Chromium browser;
  private final String address;
  private final Set<String> known = new HashSet<>();

  People(Chromium browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /**
   * Somebody who is signed in, at a browser of their own.
   *
   * @param role in English
   * @param unit code of a unit's user's unit, else ""
   */
  synchronized Person signedIn(String name, String role, String unit) {
    Person person = new Person(browser.another(), address, name);
    if (known.add(name)) {
      person.signInFirst(keeper().makeUser(name, role, unit), OWN_PASSWORD);
    } else {
      person.signIn(OWN_PASSWORD);
    }
    return person;
  }

  /** Who keeps settings and the registry. */
  Person administrator() {
    return first("admin");
  }

  /** Who keeps users. */
  Person keeper() {
    return first("security");
  }

  /** Who reads the log. */
  Person auditor() {
    return first("auditor");
  }

  /** Somebody the program comes with. */
  private Person first(String name) {
    Person person = new Person(browser.another(), address, name);
    person.signIn(Stack.PASSWORD);
    return person;
  }
}
