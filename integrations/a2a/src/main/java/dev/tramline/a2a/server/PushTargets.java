package dev.tramline.a2a.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;

/**
 * Says where notifications may go. Clients choose the addresses, so without a check they could have
 * the server call what only the server can reach. It is asked when a client names an address, and
 * again before each delivery, for every address that the name stands for; redirects are not
 * followed.
 *
 * <pre>{@code
 * PushTargets ours =
 *     (url, address) -> PushTargets.isPublic(address) && url.getHost().endsWith(".example.org");
 * }</pre>
 */
@FunctionalInterface
public interface PushTargets {

  /**
   * Tells whether notifications may go there.
   *
   * @param url what the client named, {@code http} or {@code https}
   * @param address one of the addresses that its host stands for
   * @return true if they may
   */
  boolean allows(URI url, InetAddress address);

  /**
   * Allows public addresses.
   *
   * @return what turns away loopback, private, link-local and other special addresses
   */
  static PushTargets publicOnly() {
    return (url, address) -> isPublic(address);
  }

  /**
   * Allows everything. For tests.
   *
   * @return what turns nothing away
   */
  static PushTargets any() {
    return (url, address) -> true;
  }

  /**
   * Tells whether an address is one of the open internet.
   *
   * @param address the address
   * @return false for loopback, private, shared, link-local, multicast, reserved and unspecified
   *     ones, also if an IPv6 address only wraps such an IPv4 address
   */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
    }
    return address instanceof Inet6Address && isPublic6(bytes);
  }

  private static boolean isPublic4(int first, int second, int third) {
    return !(first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19)));
  }

  private static boolean isPublic6(byte[] bytes) {
    boolean unique = (bytes[0] & 0xfe) == 0xfc;
    boolean compatible = Arrays.equals(bytes, 0, 12, new byte[12], 0, 12);
    boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return !(unique || compatible || nat64 || sixToFour || teredo);
  }
}
