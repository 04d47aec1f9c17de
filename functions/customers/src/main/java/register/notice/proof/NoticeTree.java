package register.notice.proof;

import java.io.ByteArrayOutputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.value.Sha256;

/// The Merkle tree (RFC 6962, section 2.1) over a run's notices, built to hide their number: root and paths look the
/// same for one notice as for `HIDDEN`. It has 2,048 lots of 128 places. Each notice is assigned to a lot at random,
/// unused places hold random bytes, and within a lot the leaves are sorted by hash. A path shows 18 hashes, none
/// distinguishable from random bytes. Only if a lot has more than 128 notices, all lots double in size, and paths get
/// one hash longer.
public final class NoticeTree {
    /// Up to this number of notices all paths have the same length, except with a probability below 10^-15.
    public static final int HIDDEN = 100_000;

    private static final int HASH = 32;
    private static final int LOTS_LOG = 11;
    private static final int LOTS = 1 << LOTS_LOG;
    private static final int FEWEST_PLACES = 128;

    /// Starting a run and sending its mails read one tree several times. It takes about 20 MB, which a server that
    /// sends nothing must be able to use otherwise.
    private static volatile @Nullable SoftReference<NoticeTree> lastRead;

    private final byte[] seed;
    /// The hashes, sorted and concatenated: an object for each would take five times the memory.
    private final byte[] leaves;
    /// The positions of the hashes, ordered by lot.
    private final int[] byLot;
    /// The start of each lot in `byLot`.
    private final int[] from = new int[LOTS + 1];

    private final int places;
    /// The roots of the lots, followed by each level up to the root.
    private final List<List<byte[]>> levels;

    /// The place of a leaf.
    ///
    /// @param index from 0
    /// @param size the number of places in the tree
    /// @param path from the leaf's sibling to the root's child
    public record Place(long index, long size, List<Sha256> path) {
        public Place {
            path = List.copyOf(path);
        }
    }

    private NoticeTree(byte[] seed, byte[] leaves) {
        this.seed = seed;
        this.leaves = leaves;
        int count = leaves.length / HASH;
        int[] lots = new int[count];
        for (int i = 0; i < count; i++) {
            lots[i] = lot(leaf(i));
            from[lots[i] + 1]++;
        }
        int most = Arrays.stream(from).max().orElse(0);
        Arrays.parallelPrefix(from, Integer::sum);
        byLot = new int[count];
        int[] next = from.clone();
        for (int i = 0; i < count; i++) {
            byLot[next[lots[i]]++] = i;
        }
        places = most <= FEWEST_PLACES ? FEWEST_PLACES : Integer.highestOneBit(most - 1) << 1;
        var roots = new ArrayList<byte[]>();
        for (int lot = 0; lot < LOTS; lot++) {
            roots.add(levels(places(lot)).getLast().getFirst());
        }
        levels = levels(roots);
    }

    /// A tree with a new seed.
    ///
    /// @param leaves hashes of leaves (RFC 6962, section 2.1), in any order
    public static NoticeTree of(SecureRandom random, Iterable<Sha256> leaves) {
        return read(newBytes(random, leaves));
    }

    /// The output of `bytes` for a tree with a new seed, without computing its half a million hashes.
    ///
    /// @param leaves as for `of`
    public static byte[] newBytes(SecureRandom random, Iterable<Sha256> leaves) {
        byte[] seed = new byte[HASH];
        random.nextBytes(seed);
        var all = new ArrayList<byte[]>();
        leaves.forEach(leaf -> all.add(leaf.bytes()));
        all.sort(Arrays::compareUnsigned);
        var bytes = new ByteArrayOutputStream(HASH + HASH * all.size());
        bytes.writeBytes(seed);
        for (int i = 0; i < all.size(); i++) {
            if (i == 0 || !Arrays.equals(all.get(i - 1), all.get(i))) {
                bytes.writeBytes(all.get(i));
            }
        }
        return bytes.toByteArray();
    }

    /// Reads the output of `bytes`.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static NoticeTree read(byte[] bytes) {
        SoftReference<NoticeTree> kept = lastRead;
        NoticeTree last = kept == null ? null : kept.get();
        if (last != null && Arrays.equals(bytes, last.bytes())) {
            return last;
        }
        requireForm(bytes);
        var tree = new NoticeTree(Arrays.copyOf(bytes, HASH), Arrays.copyOfRange(bytes, HASH, bytes.length));
        lastRead = new SoftReference<>(tree);
        return tree;
    }

    /// Checks the form of the output of `bytes`, without hashing.
    ///
    /// @throws IllegalArgumentException if the form differs
    public static void requireForm(byte[] bytes) {
        if (bytes.length < HASH || bytes.length % HASH != 0) {
            throw new IllegalArgumentException("not a tree of notices: " + bytes.length + " bytes");
        }
        for (int at = 2 * HASH; at < bytes.length; at += HASH) {
            if (Arrays.compareUnsigned(bytes, at - HASH, at, bytes, at, at + HASH) >= 0) {
                throw new IllegalArgumentException("not a tree of notices: its leaves are not in order");
            }
        }
    }

    /// The seed, then the sorted hashes of the leaves, 32 bytes each. Anyone who has them can count the leaves.
    public byte[] bytes() {
        byte[] all = Arrays.copyOf(seed, HASH + leaves.length);
        System.arraycopy(leaves, 0, all, HASH, leaves.length);
        return all;
    }

    public Sha256 root() {
        return sha256(levels.getLast().getFirst());
    }

    /// The number of places, used or not.
    public long size() {
        return (long) LOTS * places;
    }

    /// The place of a leaf; empty if it is not in the tree.
    public Optional<Place> place(Sha256 leaf) {
        byte[] bytes = leaf.bytes();
        if (!contains(bytes)) {
            return Optional.empty();
        }
        int lot = lot(bytes);
        List<byte[]> within = places(lot);
        int at = 0;
        while (!Arrays.equals(within.get(at), bytes)) {
            at++;
        }
        var path = new ArrayList<Sha256>();
        addSiblings(path, levels(within), at);
        addSiblings(path, levels, lot);
        return Optional.of(new Place((long) lot * places + at, size(), path));
    }

    /// All places of a lot, sorted: its leaves and random bytes.
    private List<byte[]> places(int lot) {
        var all = new ArrayList<byte[]>(places);
        for (int i = from[lot]; i < from[lot + 1]; i++) {
            all.add(leaf(byLot[i]));
        }
        MessageDigest digest = digest();
        for (int i = all.size(); i < places; i++) {
            all.add(drawn(
                    digest, 'P', ByteBuffer.allocate(8).putInt(lot).putInt(i).array()));
        }
        all.sort(Arrays::compareUnsigned);
        return all;
    }

    private byte[] leaf(int number) {
        return Arrays.copyOfRange(leaves, HASH * number, HASH * (number + 1));
    }

    private boolean contains(byte[] leaf) {
        int lot = lot(leaf);
        return IntStream.range(from[lot], from[lot + 1]).anyMatch(i -> Arrays.equals(leaf(byLot[i]), leaf));
    }

    private int lot(byte[] leaf) {
        return ByteBuffer.wrap(drawn(digest(), 'L', leaf)).getInt() >>> (Integer.SIZE - LOTS_LOG);
    }

    /// Bytes that look random to anyone without the seed.
    private byte[] drawn(MessageDigest digest, char what, byte[] of) {
        return hash(digest, new byte[] {(byte) what}, seed, of);
    }

    /// A power of two of hashes, followed by each level above, up to their root.
    private static List<List<byte[]>> levels(List<byte[]> hashes) {
        var levels = new ArrayList<>(List.of(hashes));
        MessageDigest digest = digest();
        while (levels.getLast().size() > 1) {
            List<byte[]> level = levels.getLast();
            var above = new ArrayList<byte[]>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(hash(digest, new byte[] {1}, level.get(i), level.get(i + 1)));
            }
            levels.add(above);
        }
        return levels;
    }

    /// Adds the siblings on the path up from the hash at this place.
    private static void addSiblings(List<Sha256> path, List<List<byte[]>> levels, int at) {
        for (int i = 0; i < levels.size() - 1; i++) {
            path.add(sha256(levels.get(i).get((at >> i) ^ 1)));
        }
    }

    /// Reused for many hashes: finding a digest takes as long as hashing.
    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static byte[] hash(MessageDigest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static Sha256 sha256(byte[] hash) {
        return new Sha256(HexFormat.of().formatHex(hash));
    }
}
