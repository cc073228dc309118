package io.xiaoneng.dashboard.courier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what goes out, notices and reports alike; the mail server's are those of {@code
 * spring.mail}.
 *
 * @param baseUrl address under which people reach the pages, without a slash at the end; "" leaves
 *     links without a server
 * @param from sender of mails
 * @param plainHttp whether webhooks may be called without TLS anywhere; on this machine they always
 *     may
 * @param privateWebhooks whether webhooks may go to this machine and to private networks
 */
@ConfigurationProperties("xiaoneng.notices")
public record CourierSettings(
    @DefaultValue("") String baseUrl,
    @DefaultValue("xiaoneng@localhost") String from,
    @DefaultValue("false") boolean plainHttp,
    @DefaultValue("false") boolean privateWebhooks) {

  /** Refuses an address of pages that is none. */
  public CourierSettings {
    if (!baseUrl.isEmpty() && !baseUrl.matches("https?://[^\\s]*[^\\s/]")) {
      throw new IllegalArgumentException(
          "xiaoneng.notices.base-url is \""
              + baseUrl
              + "\", must be like https://xiaoneng.example.gov.cn");
    }
  }
}
