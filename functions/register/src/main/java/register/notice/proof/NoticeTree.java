package register.notice.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import register.value.Bytes;
import register.value.Sha256;

/// The Merkle tree (RFC 6962, section 2.1) over a run's notices, in which nobody can count them: its root and its
/// paths look the same for one notice and for `HIDDEN`. It has 2,048 lots of 128 places. Each notice has a lot by
/// chance; whatever place is left holds random bytes, and within its lot a leaf's place is by the value of its hash.
/// Who sees a path sees 18 hashes of which none can be told from random bytes. Only where one lot has more than 128
/// notices, all lots get twice as many places, and paths one more hash.
public final class NoticeTree {
    /// Up to so many notices every path has the same length; the probability that it has not is below one in 10^15.
    public static final int HIDDEN = 100_000;

    private static final int HASH = 32;
    private static final int LOTS_LOG = 11;
    private static final int LOTS = 1 << LOTS_LOG;
    private static final int FEWEST_PLACES = 128;

    private final byte[] seed;
    private final TreeSet<Bytes> leaves;
    private final List<List<byte[]>> lots;
    private final int places;
    private final byte[][] roots;

    /// Where a leaf stands.
    ///
    /// @param index from 0
    /// @param size how many places the tree has
    /// @param path from the leaf's sibling to the root's child
    public record Place(long index, long size, List<Sha256> path) {
        public Place {
            path = List.copyOf(path);
        }
    }

    private NoticeTree(byte[] seed, Collection<Bytes> leaves) {
        this.seed = seed;
        this.leaves = new TreeSet<>((one, other) -> Arrays.compareUnsigned(one.toArray(), other.toArray()));
        this.leaves.addAll(leaves);
        lots = new ArrayList<>();
        for (int lot = 0; lot < LOTS; lot++) {
            lots.add(new ArrayList<>());
        }
        this.leaves.forEach(leaf -> lots.get(lot(leaf.toArray())).add(leaf.toArray()));
        int most = lots.stream().mapToInt(List::size).max().orElse(0);
        places = most <= FEWEST_PLACES ? FEWEST_PLACES : Integer.highestOneBit(most - 1) << 1;
        roots = new byte[LOTS][];
        for (int lot = 0; lot < LOTS; lot++) {
            roots[lot] = path(places(lot), 0, new ArrayList<>());
        }
    }

    /// A tree with a new seed.
    ///
    /// @param leaves hashes of leaves (RFC 6962, section 2.1), in any order
    public static NoticeTree of(SecureRandom random, Collection<Sha256> leaves) {
        byte[] seed = new byte[HASH];
        random.nextBytes(seed);
        return new NoticeTree(
                seed, leaves.stream().map(leaf -> Bytes.of(leaf.bytes())).toList());
    }

    /// Reads what `bytes` writes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static NoticeTree read(byte[] bytes) {
        if (bytes.length < HASH || bytes.length % HASH != 0) {
            throw new IllegalArgumentException("not a tree of notices: " + bytes.length + " bytes");
        }
        var leaves = new ArrayList<Bytes>();
        for (int at = HASH; at < bytes.length; at += HASH) {
            leaves.add(Bytes.of(Arrays.copyOfRange(bytes, at, at + HASH)));
        }
        return new NoticeTree(Arrays.copyOf(bytes, HASH), leaves);
    }

    /// The seed, then the hashes of the leaves in order of their values, 32 bytes each. Whoever has it can count them.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(seed);
        leaves.forEach(leaf -> out.writeBytes(leaf.toArray()));
        return out.toByteArray();
    }

    public Sha256 root() {
        return sha256(path(List.of(roots), 0, new ArrayList<>()));
    }

    /// How many places it has, taken or not.
    public long size() {
        return (long) LOTS * places;
    }

    /// Where a leaf stands; empty where it does not.
    public Optional<Place> place(Sha256 leaf) {
        byte[] bytes = leaf.bytes();
        if (!leaves.contains(Bytes.of(bytes))) {
            return Optional.empty();
        }
        int lot = lot(bytes);
        List<byte[]> within = places(lot);
        int at = 0;
        while (!Arrays.equals(within.get(at), bytes)) {
            at++;
        }
        var path = new ArrayList<byte[]>();
        path(within, at, path);
        path(List.of(roots), lot, path);
        return Optional.of(new Place(
                (long) lot * places + at,
                size(),
                path.stream().map(NoticeTree::sha256).toList()));
    }

    /// All places of a lot: its leaves and random bytes, by value.
    private List<byte[]> places(int lot) {
        var all = new ArrayList<>(lots.get(lot));
        for (int i = all.size(); i < places; i++) {
            all.add(drawn('P', ByteBuffer.allocate(8).putInt(lot).putInt(i).array()));
        }
        all.sort(Arrays::compareUnsigned);
        return all;
    }

    private int lot(byte[] leaf) {
        return ByteBuffer.wrap(drawn('L', leaf)).getInt() >>> (Integer.SIZE - LOTS_LOG);
    }

    /// What looks random to whoever does not have the seed.
    private byte[] drawn(char what, byte[] of) {
        return hash(new byte[] {(byte) what}, seed, of);
    }

    /// The root over hashes whose number is a power of two.
    ///
    /// @param path gets the siblings on the way from the hash at this place up
    private static byte[] path(List<byte[]> hashes, int at, List<byte[]> path) {
        List<byte[]> level = hashes;
        for (int index = at; level.size() > 1; index >>= 1) {
            path.add(level.get(index ^ 1));
            var above = new ArrayList<byte[]>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(hash(new byte[] {1}, level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static Sha256 sha256(byte[] hash) {
        return new Sha256(HexFormat.of().formatHex(hash));
    }
}
