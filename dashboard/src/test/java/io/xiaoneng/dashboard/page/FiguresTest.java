package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "9999, '9,999'",
    "10000, 1.00万",
    "12384, 1.24万",
    "-12384, -1.24万",
    "999949, 99.99万",
    "999950, 100.0万",
    "9999499, 999.9万",
    "9999500, '1,000万'",
    "12345678, '1,235万'",
    "99994999, '9,999万'",
    "99995000, 1.00亿",
    "1234567890, 12.35亿"
  })
  void largeCountsAreSaidByMyriads(long value, String said) {
    assertThat(new Figures(Locale.SIMPLIFIED_CHINESE, ZONE, true).count(value)).isEqualTo(said);
  }

  @Test
  void nobodyElseAndNoListSaysThemSo() {
    assertThat(new Figures(Locale.SIMPLIFIED_CHINESE, ZONE).count(12_384)).isEqualTo("12,384");
    assertThat(new Figures(Locale.ENGLISH, ZONE, true).count(12_384)).isEqualTo("12,384");
    Figures shortly = new Figures(Locale.SIMPLIFIED_CHINESE, ZONE, true);
    assertThat(shortly.exact(12_384)).isEqualTo("12,384");
    assertThat(shortly.count(null)).isEqualTo(Figures.NONE);
    assertThat(shortly.percent(0.5)).isEqualTo("50.0");
  }
}
