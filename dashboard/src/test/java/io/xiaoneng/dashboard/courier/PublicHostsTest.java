package io.xiaoneng.dashboard.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.1",
        "198.51.100.7",
        "203.0.113.5",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:0a00:0001::1",
        "2001:db8::1",
        "2001::1",
        "100::1"
      })
  void theseAreNotPublic(String address) throws Exception {
    assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
        "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.1",
        "2400:3200::1", "2606:4700::1111", "64:ff9b::101:101", "2002:0101:0101::1"
      })
  void theseAre(String address) throws Exception {
    assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isTrue();
  }

  private static DnsResolver answering(String... addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
          found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  @Test
  void aNameWithOnePrivateAddressAmongItsOwnIsRefused() throws Exception {
    PublicHosts strict = new PublicHosts(answering("1.1.1.1", "10.0.0.1"), false);
    assertThatThrownBy(() -> strict.resolve("hook.example.gov.cn"))
        .isInstanceOf(PublicHosts.PrivateAddressException.class);
    assertThat(new PublicHosts(answering("1.1.1.1"), false).resolve("hook.example.gov.cn"))
        .hasSize(1);
    assertThat(new PublicHosts(answering("1.1.1.1", "10.0.0.1"), true).resolve("h")).hasSize(2);
  }

  @Test
  void aHostThatIsPrivateAtSightIsKnownWithoutAsking() {
    for (String host :
        new String[] {"localhost", "a.LOCALHOST", "127.0.0.1", "[::1]", "10.1.2.3"}) {
      assertThat(PublicHosts.isPrivateAtSight(host)).as(host).isTrue();
    }
    for (String host : new String[] {"hook.example.gov.cn", "1.1.1.1", "[2606:4700::1111]"}) {
      assertThat(PublicHosts.isPrivateAtSight(host)).as(host).isFalse();
    }
  }
}
