package register.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Distinguishes public Internet addresses from special ones (RFC 6890, and the IANA IPv4 and IPv6 Special-Purpose
/// Address Registries): loopback, private and shared networks, link-local, multicast, documentation, benchmarking and
/// reserved ones.
public final class SpecialAddresses {
    private static final List<Block> SPECIAL_V4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));
    /// Within the global unicast addresses; all others are special anyway.
    private static final List<Block> SPECIAL_V6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("3fff::", 20));

    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);
    /// RFC 3056: the next 32 bits are the IPv4 address.
    private static final Block SIX_TO_FOUR = Block.of("2002::", 16);
    /// RFC 6052: the last 32 bits are the IPv4 address.
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    private SpecialAddresses() {}

    public static boolean isPublic(InetAddress address) {
        // Java turns an IPv4-mapped address into an IPv4 address.
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(bytes);
        }
        if (NAT64.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return GLOBAL_UNICAST.holds(bytes) && SPECIAL_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublicV4(byte[] bytes) {
        return SPECIAL_V4.stream().noneMatch(block -> block.holds(bytes));
    }

    /// The addresses with the same leading bits.
    private record Block(InetAddress first, int bits) {
        static Block of(String first, int bits) {
            try {
                return new Block(InetAddress.getByName(first), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(first, e);
            }
        }

        boolean holds(byte[] address) {
            byte[] start = first.getAddress();
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> bits % 8 & 0xff;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (start[whole] & mask));
        }
    }
}
