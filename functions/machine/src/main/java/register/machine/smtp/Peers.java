package register.machine.smtp;

import java.net.InetAddress;
import java.util.List;

/// The clients allowed to connect: addresses and CIDR blocks (RFC 4632 and RFC 4291 section 2.3).
public final class Peers {
    /// This machine.
    public static final Peers LOOPBACK = parse(List.of("127.0.0.0/8", "::1"));

    private final List<Block> blocks;

    private record Block(InetAddress network, int length) {

        /// @throws IllegalArgumentException naming the expected form
        static Block parse(String text) {
            String[] parts = text.split("/", 2);
            InetAddress network;
            try {
                network = InetAddress.ofLiteral(parts[0]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(expected(), e);
            }
            int bits = network.getAddress().length * Byte.SIZE;
            String length = parts.length == 1 ? Integer.toString(bits) : parts[1];
            if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
                throw new IllegalArgumentException(expected());
            }
            var block = new Block(network, Integer.parseInt(length));
            if (!block.hasOnlyZeroesBehind()) {
                throw new IllegalArgumentException(
                        text + " has a single address before the slash: expected the block's first"
                                + " address there, or no slash");
            }
            return block;
        }

        private static String expected() {
            return "expected addresses or address blocks, separated by commas, e.g. 10.0.0.25,10.1.0.0/24,fd00::/64";
        }

        private boolean hasOnlyZeroesBehind() {
            byte[] bytes = network.getAddress();
            for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
                if (bit(bytes, bit) != 0) {
                    return false;
                }
            }
            return true;
        }

        boolean holds(InetAddress address) {
            byte[] one = network.getAddress();
            byte[] other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < length; bit++) {
                if (bit(one, bit) != bit(other, bit)) {
                    return false;
                }
            }
            return true;
        }

        private static int bit(byte[] bytes, int at) {
            return bytes[at / Byte.SIZE] >> (Byte.SIZE - 1 - at % Byte.SIZE) & 1;
        }
    }

    private Peers(List<Block> blocks) {
        this.blocks = blocks;
    }

    /// Reads addresses and blocks.
    ///
    /// @throws IllegalArgumentException naming the expected form
    public static Peers parse(List<String> items) {
        return new Peers(items.stream().map(Block::parse).toList());
    }

    boolean hold(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
