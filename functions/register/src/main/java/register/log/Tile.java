package register.log;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import register.value.Sha256;

/// A part of a log in download form (C2SP, `tlog-tiles`): up to 256 consecutive hashes of one level of the
/// tree, or as many entries.
///
/// @param level 0 for the leaves, 1 for the subtrees of 256 leaves, and so on; `ENTRIES` for the entries themselves
/// @param index within the level, from 0
/// @param width the number of hashes or entries, 1 to 256
public record Tile(int level, long index, int width) {
    public static final int ENTRIES = -1;
    public static final int WIDEST = 256;

    private static final int HEIGHT = 8;
    private static final int HIGHEST = 7;
    private static final int HASH = 32;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        int height = HEIGHT * (Math.max(level, 0) + 1);
        if (level < ENTRIES
                || level > HIGHEST
                || index < 0
                || width < 1
                || width > WIDEST
                || index > (height < Long.SIZE - 1 ? Long.MAX_VALUE >> height : 0)) {
            throw new IllegalArgumentException(
                    "no tile of a log: level " + level + ", index " + index + ", width " + width);
        }
    }

    /// The tile at a level and index in a tree of this size; empty if it would hold nothing.
    public static Optional<Tile> in(long size, int level, long index) {
        long hashes = size >> (HEIGHT * Math.max(level, 0));
        long width = index > hashes / WIDEST ? 0 : Math.min(WIDEST, hashes - index * WIDEST);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) width));
    }

    /// The number of full tiles of a level in a tree of this size.
    public static long full(long size, int level) {
        int height = HEIGHT * (Math.max(level, 0) + 1);
        return height < Long.SIZE ? size >> height : 0;
    }

    /// The path below the log's address: `tile/0/x001/x234/067`, `tile/entries/000.p/7`.
    public String path() {
        var path = new StringBuilder();
        long rest = index;
        do {
            path.insert(0, String.format(Locale.ROOT, path.isEmpty() ? "/%03d" : "/x%03d", rest % 1000));
            rest /= 1000;
        } while (rest > 0);
        String partial = width == WIDEST ? "" : ".p/" + width;
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + path + partial;
    }

    /// Parses only the form that `path` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Tile parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (matcher.matches()) {
            var tile = new Tile(
                    matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2).replace("x", "").replace("/", "")),
                    matcher.group(3) == null ? WIDEST : Integer.parseInt(matcher.group(3)));
            if (tile.path().equals(path)) {
                return tile;
            }
        }
        throw new IllegalArgumentException("not the path of a tile: expected tile/LEVEL/INDEX or tile/entries/INDEX");
    }

    /// True if a tree of this size has the tile. A full tile is in every larger tree; a partial one in trees with at
    /// least as many hashes in it.
    public boolean isIn(long size) {
        return in(size, level, index).filter(now -> now.width >= width).isPresent();
    }

    /// The size of the smallest tree that has it.
    public long completedAt() {
        return (index * WIDEST + width) << (HEIGHT * Math.max(level, 0));
    }

    /// The subtrees whose hashes it holds; for a tile of entries, their leaves.
    public List<Subtree> subtrees() {
        long first = index * WIDEST;
        return LongStream.range(first, first + width)
                .mapToObj(at -> new Subtree(HEIGHT * Math.max(level, 0), at))
                .toList();
    }

    /// The bytes of a tile: 32 for each hash.
    public static byte[] bytes(List<Sha256> hashes) {
        byte[] bytes = new byte[hashes.size() * HASH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * HASH, HASH);
        }
        return bytes;
    }

    /// The hashes in a tile.
    ///
    /// @throws IllegalArgumentException if their number is not the tile's width
    public List<Sha256> hashes(byte[] bytes) {
        if (level == ENTRIES || bytes.length != width * HASH) {
            throw new IllegalArgumentException("not the hashes of " + path() + ": " + bytes.length + " bytes");
        }
        var hashes = new ArrayList<Sha256>();
        for (int i = 0; i < width; i++) {
            hashes.add(new Sha256(HexFormat.of().formatHex(bytes, i * HASH, (i + 1) * HASH)));
        }
        return List.copyOf(hashes);
    }
}
