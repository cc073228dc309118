package io.xiaoneng.simulator.city;

/** The agencies 中介 that applicants hire for surveys, appraisals and the like. */
public final class Agencies {

  /** How many there are. */
  public static final int COUNT = 24;

  private static final String[] SERVICES = {"测绘", "环境影响评价", "施工图审查", "安全评价", "审计", "检验检测"};

  private Agencies() {}

  /** Code of an agency, numbered from 1. */
  public static String code(int number) {
    return "ZJ-" + (number < 10 ? "0" : "") + number;
  }

  /** What it does. */
  public static String service(int number) {
    return SERVICES[number % SERVICES.length];
  }

  /** Chance that it is late; every eighth is bad. */
  public static double lateChance(int number) {
    return number % 8 == 3 ? 0.3 : 0.03;
  }
}
