package io.xiaoneng.dashboard.courier;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of a webhook's host and refuses those of networks that the world does not
 * reach: whoever names a host could otherwise have this machine talk to its neighbours. The client
 * connects to the very addresses that were judged here, so that a name may not point elsewhere a
 * moment later.
 */
public final class PublicHosts implements DnsResolver {

  private final DnsResolver names;
  private final boolean privateToo;

  /**
   * @param privateToo whether every address will do
   */
  public PublicHosts(boolean privateToo) {
    this(SystemDefaultDnsResolver.INSTANCE, privateToo);
  }

  PublicHosts(DnsResolver names, boolean privateToo) {
    this.names = names;
    this.privateToo = privateToo;
  }

  /** A host has an address that is not public. */
  public static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException() {
      super("an address of it is private");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host);
    if (!privateToo && !Arrays.stream(found).allMatch(PublicHosts::isPublic)) {
      throw new PrivateAddressException();
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  /** Whether the world reaches it (the special-purpose registries of RFC 6890 and after). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes, 0);
  }

  private static boolean isPublic4(byte[] bytes, int at) {
    int a = bytes[at] & 0xff;
    int b = bytes[at + 1] & 0xff;
    int c = bytes[at + 2] & 0xff;
    boolean shared = a == 100 && b >= 64 && b < 128;
    boolean tests =
        a == 192 && b == 0 && (c == 0 || c == 2)
            || a == 198 && (b == 18 || b == 19 || b == 51 && c == 100)
            || a == 203 && b == 0 && c == 113;
    boolean inside = a == 10 || a == 127 || a == 169 && b == 254 || a == 172 && b >= 16 && b < 32;
    return a != 0 && a < 224 && !shared && !tests && !inside && !(a == 192 && b == 168);
  }

  /** Only 2000::/3 is given out; of it 6to4 and Teredo carry an address of the older kind. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    if (first == 0x64 && second == 0xff9b) {
      return isPublic4(bytes, 12);
    }
    boolean given = (first & 0xe000) == 0x2000;
    boolean examples = first == 0x2001 && (second == 0xdb8 || second < 0x200);
    return given && !examples && (first != 0x2002 || isPublic4(bytes, 2));
  }

  /** Whether a host is written as an address that is not public, or is this machine's name. */
  public static boolean isPrivateAtSight(String host) {
    boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
    if (!literal) {
      String lower = host.toLowerCase(Locale.ROOT);
      return lower.equals("localhost") || lower.endsWith(".localhost");
    }
    try {
      return !isPublic(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
