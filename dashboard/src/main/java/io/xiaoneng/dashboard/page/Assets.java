package io.xiaoneng.dashboard.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/**
 * Addresses of style sheets, scripts and pictures. The address carries a hash over all of them, so
 * that browsers may keep them for a year, and so that modules which import each other by relative
 * paths change together.
 */
@Component
public class Assets {

  private final String base;
  private final String echartsVersion;

  /** Hashes what lies under {@code static/assets}. */
  public Assets() {
    String version = new WebJarVersionLocator().version("echarts");
    if (version == null) {
      throw new IllegalStateException("the charts' library (webjar echarts) is missing");
    }
    echartsVersion = version;
    base = "/assets/" + hash(version);
  }

  /** Prefix of all addresses, without a trailing slash. */
  public String base() {
    return base;
  }

  /** Where the charts' library lies on the class path. */
  String echartsLocation() {
    return "classpath:/META-INF/resources/webjars/echarts/" + echartsVersion + "/";
  }

  private static String hash(String seed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:/static/assets/**");
      Arrays.sort(files, Comparator.comparing(Resource::getDescription));
      for (Resource file : files) {
        if (file.isReadable() && file.getFilename() != null && !file.getFilename().isEmpty()) {
          try (InputStream content = file.getInputStream()) {
            digest.update(content.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pages' assets", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
