package register.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.PolicySummary;
import register.chain.PolicySummaryJson;
import register.embedded.EmbeddedPorts;
import register.json.CanonicalJson;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.LogOrigin;
import register.log.MerkleTree;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedNote;
import register.log.SubtreeHashes;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// A log of a given length on this machine's engine, with nearly empty entries.
final class GrownLog implements Grown {
    private static final PolicyId POLICY = new PolicyId("grown");
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Instant RECORDED = Instant.parse("1999-12-01T00:00:00Z");
    private static final Bytes CONTENT = Bytes.of("{}".getBytes(UTF_8));
    private static final PublicAddress ADDRESS = new PublicAddress(null, "register.example.com");

    private final EmbeddedPorts engine;
    private final Checkpoints checkpoints;
    private final Random random = new Random(6962);
    private long size;

    private GrownLog(EmbeddedPorts engine, CheckpointSigner signer, long size) {
        this.engine = engine;
        this.checkpoints = new Checkpoints(engine.chain(), engine.checkpoints(), signer, ADDRESS);
        this.size = size;
    }

    /// Rows bypass the ports, in one transaction, because a million of them would otherwise take hours. Only the
    /// last checkpoint is signed; the other notes have the same length.
    static GrownLog grow(Path folder, long size) {
        CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        EmbeddedPorts engine = EmbeddedPorts.open(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            connection.setAutoCommit(false);
            fill(connection, signer, size);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new GrownLog(engine, signer, size);
    }

    private static void fill(Connection connection, CheckpointSigner signer, long size) throws SQLException {
        String origin = new LogOrigin("register.example.com", POLICY).toString();
        var key = new NoteKey(origin, signer.publicKey());
        RightEdge edge = RightEdge.EMPTY;
        try (PreparedStatement entries = connection.prepareStatement("INSERT INTO entry (policy, sequence, kind,"
                        + " effective_date, time_zone, revision, recorded_at, reason, content_hash, summary,"
                        + " content) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)");
                PreparedStatement rows = connection.prepareStatement(
                        "INSERT INTO checkpoint (policy, size, note, verifier_key, hashes) VALUES (?, ?, ?, ?, ?)")) {
            for (long at = 1; at <= size; at++) {
                EntryHeader header = header(at);
                edge = edge.plus(header.hash());
                entries.setString(1, POLICY.value());
                entries.setLong(2, at);
                entries.setString(3, header.kind().term());
                entries.setString(4, header.effectiveDate().toString());
                entries.setString(5, ZONE.getId());
                entries.setInt(6, header.revision());
                entries.setLong(7, header.recordedAt().toEpochMilli());
                entries.setString(8, header.contentHash().hex());
                entries.setString(9, at == size ? summary(header) : "{}");
                entries.setBytes(10, CONTENT.toArray());
                entries.executeUpdate();
                String text = new Checkpoint(origin, at, edge.root()).text();
                rows.setString(1, POLICY.value());
                rows.setLong(2, at);
                rows.setString(
                        3, at == size ? SignedNote.sign(text, key, signer).note() : text + "-".repeat(130));
                rows.setString(4, key.text());
                rows.setBytes(5, SubtreeHashes.bytes(at, edge.completed()));
                rows.executeUpdate();
            }
        }
    }

    private static String summary(EntryHeader last) {
        return CanonicalJson.text(
                PolicySummaryJson.of(new PolicySummary(last, List.of(), LocalDate.MIN, LocalDate.MAX)));
    }

    /// Of a kind whose content is not parsed.
    private static EntryHeader header(long sequence) {
        return new EntryHeader(
                POLICY,
                sequence,
                EntryKind.WITHDRAWAL,
                LocalDate.of(2000, 1, 1).plusDays(sequence),
                ZONE,
                1,
                RECORDED.plusSeconds(sequence),
                null,
                null,
                CONTENT.hash());
    }

    @Override
    public List<Question> questions() {
        return List.of(
                new Question("append an entry", () -> timed(this::append)),
                new Question("sign its checkpoint", () -> {
                    append();
                    return timed(this::sign);
                }),
                new Question(
                        "prove that an entry is in it", () -> timed(() -> tree().inclusion(random.nextLong(signed())))),
                new Question(
                        "prove that it continues an earlier one",
                        () -> timed(() -> tree().consistency(random.nextLong(signed())))));
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private void append() {
        if (!engine.chain().append(new Entry(header(size + 1), CONTENT))) {
            throw new IllegalStateException("the chain did not accept entry " + (size + 1));
        }
        size++;
    }

    private void sign() {
        if (checkpoints.make(POLICY, size).isEmpty()) {
            throw new IllegalStateException("no checkpoint of entry " + size);
        }
    }

    private long signed() {
        return engine.checkpoints().latest(POLICY).orElseThrow().checkpoint().size();
    }

    private MerkleTree tree() {
        return new MerkleTree(signed(), subtrees -> engine.checkpoints().hashes(POLICY, subtrees));
    }

    /// Checks that the tree read is the one that was signed.
    @Override
    public void check() {
        Sha256 root =
                engine.checkpoints().latest(POLICY).orElseThrow().checkpoint().root();
        if (!tree().root().equals(root)) {
            throw new IllegalStateException("the hashes that are kept do not give the root that was signed");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
