package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.log.EntryBundle;
import register.log.MerkleTree;
import register.log.RightEdge;
import register.log.Tile;
import register.value.Bytes;
import register.value.Sha256;

/// Reads a log from some size on, entry by entry, and recomputes its tree. It keeps only the tree's right edge, so
/// that a log may be larger than memory. Each tile of hashes on the way must match the entries.
final class TreeReader {
    private static final int LEVELS = 8;
    private static final int HEIGHT = 8;

    private final LogServer server;
    private final AuditFindings findings;
    private final List<List<Sha256>> row = new ArrayList<>();
    private final TreeMap<Long, @Nullable Sha256> roots = new TreeMap<>();
    private final long begun;
    private RightEdge edge;
    private long whole;

    /// Receives the leaves.
    interface Reader {
        /// @param leaf the last leaf of the tree so far
        void leaf(byte[] leaf) throws IOException;
    }

    /// @param edge of the tree read before
    TreeReader(LogServer server, RightEdge edge, AuditFindings findings) {
        this.server = server;
        this.edge = edge;
        this.begun = edge.size();
        this.findings = findings;
        keep();
        for (int level = 0; level < LEVELS; level++) {
            row.add(new ArrayList<>());
        }
    }

    RightEdge edge() {
        return edge;
    }

    /// The number of entries read before.
    long begun() {
        return begun;
    }

    /// Requests the root of the tree at a size, before it is read.
    void want(long size) {
        roots.putIfAbsent(size, null);
    }

    /// Keeps the current root.
    void keep() {
        roots.put(edge.size(), edge.root());
    }

    /// The root derived from the entries; absent if they were not read up to there, or nobody requested it.
    @Nullable
    Sha256 root(long size) {
        return size == edge.size() ? edge.root() : roots.get(size);
    }

    /// @param size to read up to
    /// @throws IOException if the server does not answer, or not in time
    void read(long size, Reader reader) throws IOException {
        whole = size;
        while (edge.size() < size) {
            long from = edge.size();
            Tile tile = Tile.in(size, Tile.ENTRIES, from / Tile.WIDEST).orElseThrow();
            List<Bytes> leaves = bundle(tile, from);
            if (leaves.isEmpty()) {
                return;
            }
            List<Sha256> told = hashes(new Tile(0, tile.index(), tile.width()));
            int before = (int) (from % Tile.WIDEST);
            for (int i = before; i < leaves.size(); i++) {
                byte[] leaf = leaves.get(i).toArray();
                Sha256 hash = MerkleTree.leaf(leaf);
                long sequence = edge.size() + 1;
                if (!told.isEmpty() && !told.get(i).equals(hash)) {
                    findings.add(Kind.BAD_TILE, sequence, "its hash differs from the one in the server's tile");
                }
                edge = edge.plus(hash);
                if (roots.containsKey(edge.size())) {
                    roots.put(edge.size(), edge.root());
                }
                climb();
                reader.leaf(leaf);
            }
        }
        for (int level = 1; level < LEVELS; level++) {
            if (!row.get(level).isEmpty()) {
                compare(level);
            }
        }
    }

    private List<Bytes> bundle(Tile tile, long from) throws IOException {
        byte[] bytes = server.log(tile.path()).orElse(null);
        if (bytes == null) {
            findings.add(Kind.CONTENT_WITHHELD, from + 1, "the server does not show the entries of " + tile.path());
            return List.of();
        }
        try {
            return EntryBundle.parse(bytes, tile.width());
        } catch (IllegalArgumentException e) {
            findings.add(Kind.BAD_TILE, from + 1, tile.path() + ": " + e.getMessage());
            return List.of();
        }
    }

    /// @return empty if the server's tile is missing or malformed
    private List<Sha256> hashes(Tile tile) throws IOException {
        byte[] bytes = server.log(tile.path()).orElse(null);
        long first = tile.completedAt() - ((long) tile.width() << (HEIGHT * tile.level())) + 1;
        if (bytes == null) {
            findings.add(Kind.BAD_TILE, first, "the server does not show " + tile.path());
            return List.of();
        }
        try {
            return tile.hashes(bytes);
        } catch (IllegalArgumentException e) {
            findings.add(Kind.BAD_TILE, first, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /// Adds the hash of each subtree that the last leaf completes to the tile above.
    private void climb() throws IOException {
        List<Sha256> completed = edge.completed();
        for (int level = 1; level < LEVELS && completed.size() > HEIGHT * level; level++) {
            List<Sha256> hashes = row.get(level);
            hashes.add(completed.get(HEIGHT * level));
            if ((edge.size() >> (HEIGHT * level)) % Tile.WIDEST == 0) {
                compare(level);
                hashes.clear();
            }
        }
    }

    private void compare(int level) throws IOException {
        long index = ((edge.size() >> (HEIGHT * level)) - 1) / Tile.WIDEST;
        Tile tile = Tile.in(whole, level, index).orElseThrow();
        List<Sha256> told = hashes(tile);
        List<Sha256> own = row.get(level);
        int first = (int) ((edge.size() >> (HEIGHT * level)) - index * Tile.WIDEST) - own.size();
        if (!told.isEmpty() && !told.subList(first, first + own.size()).equals(own)) {
            findings.add(
                    Kind.BAD_TILE,
                    ((index * Tile.WIDEST) << (HEIGHT * level)) + 1,
                    tile.path() + " does not match the entries");
        }
    }
}
