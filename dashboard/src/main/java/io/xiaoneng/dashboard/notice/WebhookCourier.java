package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.WebhookClient;
import io.xiaoneng.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;

/** Takes parcels as a signed POST of JSON. */
@Component
class WebhookCourier implements Courier {

  static final String DELIVERY = "X-Xiaoneng-Delivery";

  private final WebhookClient client;
  private final CourierSettings settings;

  WebhookCourier(WebhookClient client, CourierSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public Channel.Kind kind() {
    return Channel.Kind.WEBHOOK;
  }

  @Override
  public void take(Channel channel, Parcel parcel) throws DeliveryFailedException {
    byte[] body = body(channel, parcel).getBytes(StandardCharsets.UTF_8);
    client.post(
        channel.target(),
        Objects.requireNonNull(channel.secret(), "a webhook has a secret"),
        Map.of(DELIVERY, parcel.delivery().id()),
        new ByteArrayEntity(body, ContentType.create("application/json")),
        parcel.at());
  }

  private String body(Channel channel, Parcel parcel) {
    List<Object> notices = new ArrayList<>();
    for (PostedNotice each : parcel.notices()) {
      Notice notice = each.notice();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", each.id());
      one.put("urgency", notice.urgency().name());
      one.put("title", notice.title(channel.chinese()));
      one.put("text", notice.text(channel.chinese()));
      one.put("link", notice.link().isEmpty() ? "" : settings.baseUrl() + notice.link());
      one.put("at", each.at().toString());
      notices.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("delivery", parcel.delivery().id());
    all.put("channel", channel.name());
    all.put("language", channel.chinese() ? "zh" : "en");
    all.put("count", parcel.count());
    all.put("notices", notices);
    return Json.write(all);
  }
}
