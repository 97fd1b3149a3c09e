package io.printlab.devices.camera;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** To which addresses the lab may go for a picture. A lab's own network is where cameras are, so private networks are allowed. */
final class AllowedAddresses {
    private static final Set<String> METADATA = Set.of(
            "169.254.169.254",
            "169.254.170.2",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2:0:0:0:0:0:254");

    private final boolean local;

    AllowedAddresses(boolean local) {
        this.local = local;
    }

    /** @throws UnknownHostException if the host has no address, or one that is not allowed: one is enough to refuse all */
    List<InetAddress> checked(String host, List<InetAddress> addresses) throws UnknownHostException {
        for (InetAddress address : addresses) {
            if (!isAllowed(plain(address))) {
                throw new UnknownHostException(host + " is at an address that cameras are not taken from");
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host + " has no address");
        }
        return addresses;
    }

    boolean isAllowed(InetAddress address) {
        if (METADATA.contains(address.getHostAddress())
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || isReserved(address)) {
            return false;
        }
        return local || !(address.isLoopbackAddress() || address.isLinkLocalAddress());
    }

    private static boolean isReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        return bytes.length == 4 && (first == 0 || first >= 240);
    }

    /** The address that an IPv6 address stands for: mapped, compatible, NAT64 and 6to4 forms hide one of IPv4. */
    static InetAddress plain(InetAddress address) throws UnknownHostException {
        if (address instanceof Inet4Address) {
            return address;
        }
        byte[] bytes = address.getAddress();
        boolean compatible = ((Inet6Address) address).isIPv4CompatibleAddress() && !isTiny(bytes);
        boolean translated =
                bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        if (compatible || translated) {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        }
        boolean tunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        return tunnelled ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 2, 6)) : address;
    }

    /** {@code ::} and {@code ::1}, which stand for themselves. */
    private static boolean isTiny(byte[] bytes) {
        return bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0;
    }
}
