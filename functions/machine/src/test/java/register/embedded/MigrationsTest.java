package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.brand.Brand;
import register.brand.Brands;
import register.document.IssuedDocument.Acknowledgement;
import register.document.IssuedDocument.Snapshot;
import register.document.IssuedDocumentJson;
import register.document.IssuedDocuments;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.json.CanonicalJson;
import register.log.SignedNote.Signature;
import register.notice.DueWork.Due;
import register.notice.NoticeId;
import register.notice.NoticeJson;
import register.notice.RunId;
import register.notice.RunJson;
import register.objection.ObjectionJson;
import register.objection.Objections;
import register.record.Records;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.FailureLog.Failure;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestOutcome;
import register.request.TeamLog.Waiting;
import register.sample.AgedRecords;
import register.sample.EveryKind;
import register.sample.EveryKind.Sample;
import register.subscription.Confirmations;
import register.transparency.WitnessLog.LastAnswer;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Resource;
import register.value.Sha256;
import register.webhook.WebhookJson;

/// An older register's file is read by this one. `register-15.db.gz` is such a file, with records of every kind.
final class MigrationsTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anOlderRegistersFileIsRead() throws Exception {
        Path data = older();
        List<String> certificates = column(data, "SELECT record FROM seal_certificate");
        List<String> documents = column(data, "SELECT record FROM issued_document ORDER BY sha256");
        List<String> hashes = column(data, "SELECT sha256 FROM issued_document ORDER BY sha256");
        List<String> editions = column(data, """
                SELECT sha256 FROM issued_document AS one WHERE policy = 'example' AND rowid = (
                    SELECT rowid FROM issued_document
                    WHERE policy = one.policy AND sequence = one.sequence AND language = one.language
                    ORDER BY redaction DESC, rowid LIMIT 1)
                ORDER BY sequence, language""");
        String cosigned =
                "SELECT group_concat(line, '') FROM (SELECT line FROM cosignature WHERE size = 2 ORDER BY key)";
        String cosignatures = column(data, cosigned).getFirst();
        List<String> objections =
                column(data, "SELECT record FROM objection WHERE policy = 'example' ORDER BY reference");
        String mailDue =
                "SELECT reference FROM objection WHERE mail_due <= 1900000000000 ORDER BY mail_due, " + "reference";
        List<String> due = column(data, mailDue);
        List<String> waiting = column(data, "SELECT record FROM confirmation ORDER BY next_at");
        List<String> requests = column(data, "SELECT record FROM request ORDER BY received_at DESC, reference DESC");
        List<String> runs = column(data, "SELECT record FROM notice_run WHERE policy = 'other'");
        List<String> notices = column(data, "SELECT record FROM notice WHERE run = '00000009'");
        List<String> deliveries = column(data, "SELECT record FROM webhook_delivery ORDER BY due");
        List<String> webhooks = column(data, "SELECT record FROM webhook");
        String asset = column(data, "SELECT name FROM brand_asset").getFirst();
        String brand =
                column(data, "SELECT record FROM brand WHERE name = 'example'").getFirst();
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertEquals(
                    new TreeSet<>(certificates),
                    new TreeSet<>(engine.sealCertificates().all().stream()
                            .map(MigrationsTest::written)
                            .toList()));
            assertEquals(
                    Optional.of(new Failure("one", 2, NOON.plusMillis(123), "no such object at Ää")),
                    engine.failures().find("one"));
            assertEquals(
                    Optional.of(new Failure("odd #%25 näme", 1, NOON.plusMillis(7), "odd")),
                    engine.failures().find("odd #%25 näme"));
            IssuedDocuments issued = engine.issuedDocuments();
            assertEquals(
                    documents,
                    hashes.stream()
                            .map(hash -> issued.find(new Sha256(hash)).orElseThrow())
                            .map(found -> CanonicalJson.text(
                                    switch (found) {
                                        case Snapshot snapshot -> IssuedDocumentJson.SNAPSHOT.write(snapshot);
                                        case Acknowledgement acknowledgement ->
                                            IssuedDocumentJson.ACKNOWLEDGEMENT.write(acknowledgement);
                                    }))
                            .toList());
            assertEquals(
                    editions,
                    issued.snapshots(POLICY).stream()
                            .map(one -> one.sha256().hex())
                            .toList());
            assertEquals(
                    cosignatures,
                    engine.witnesses().cosignatures(POLICY, 2).stream()
                            .map(Signature::line)
                            .collect(Collectors.joining()));
            assertEquals(List.of(10L, 2L), engine.witnesses().cosigned(POLICY, 9));
            assertEquals(
                    List.of("no answer: Ärger", "cosigned 10"),
                    engine.witnesses().heard(POLICY).stream()
                            .map(LastAnswer::answer)
                            .toList());
            assertEquals(
                    "quorum none\n",
                    engine.witnesses().trustFile().orElseThrow().text());
            assertEquals(
                    objections,
                    engine.objections().all(POLICY).stream()
                            .map(one -> CanonicalJson.text(ObjectionJson.FORM.write(one)))
                            .toList());
            assertEquals(
                    due,
                    engine.objections().mailDue(Instant.ofEpochSecond(1_900_000_000), 9).stream()
                            .map(place -> place.reference().value())
                            .toList());
            assertEquals(
                    waiting,
                    engine.confirmations().due(NOON.plusSeconds(9_000), 9).stream()
                            .map(one ->
                                    CanonicalJson.text(Confirmations.KIND.form().write(one)))
                            .toList());
            assertEquals(
                    requests,
                    engine.requests().newest(9).stream()
                            .map(one -> CanonicalJson.text(DpaRequestJson.FORM.write(one)))
                            .toList());
            assertEquals(
                    Optional.of(new Reference("DPA-0000-0000-0000")),
                    engine.requests().answering(new MessageKey("f123456789abcdef0123456789abcde0")));
            assertEquals(
                    runs,
                    engine.notices().runs(new PolicyId("other"), 9).stream()
                            .map(one -> CanonicalJson.text(RunJson.FORM.write(one)))
                            .toList());
            assertEquals(
                    notices,
                    engine.notices().lot(new RunId("00000009"), 0).stream()
                            .map(one -> CanonicalJson.text(NoticeJson.FORM.write(one)))
                            .toList());
            assertEquals(
                    webhooks,
                    engine.webhooks().list().stream()
                            .map(one -> CanonicalJson.text(WebhookJson.WEBHOOK.write(one)))
                            .toList());
            assertEquals(
                    deliveries,
                    engine.webhooks().due(Instant.ofEpochSecond(9_000_000_000L), 9).stream()
                            .map(one -> CanonicalJson.text(WebhookJson.DELIVERY.write(one)))
                            .toList());
            assertEquals(
                    List.of("DPA-0000-0000-0002", "DPA-0000-0000-0001", "DPA-0000-0000-0000"),
                    engine.retries().due(NOON.plusSeconds(60), 9).stream()
                            .map(one -> one.request().value())
                            .toList());
            assertEquals(
                    List.of(
                            new Waiting(new Reference("DPA-0000-0000-0001"), true, NOON.plusMillis(1)),
                            new Waiting(new Reference("DPA-0000-0000-0000"), false, NOON),
                            new Waiting(new Reference("DPA-0000-0000-0002"), false, NOON.plusMillis(2))),
                    engine.teamLog().waiting(9));
            assertFalse(engine.teamLog().take(NOON.plusSeconds(59), NOON.plusSeconds(90)));
            assertEquals(
                    List.of(
                            Due.of(NOON, new RunId("00000009"), 0),
                            Due.of(NOON.plusMillis(5), new NoticeId(new RunId("00000009"), 0, "4WTB9ZK2"))),
                    engine.dueWork().due(NOON.plusSeconds(1), 9));
            assertFalse(engine.dueWork().hold("another", NOON.plusSeconds(59), NOON.plusSeconds(90)));
            assertTrue(engine.dueWork().hold("somebody", NOON.plusSeconds(59), NOON.plusSeconds(90)));
            assertEquals(asset, engine.brands().asset(asset).orElseThrow().name());
            assertEquals(
                    brand,
                    CanonicalJson.text(
                            engine.brands().find("example").orElseThrow().json()));
            assertEquals(Optional.of(Brand.SOBER), engine.brands().find(Brands.ANY));
        }
    }

    @Test
    void anOlderFileGetsTheTablesOfANewOne() throws Exception {
        Path data = older();
        EmbeddedPorts.open(data).close();
        Path fresh = folder.resolve("fresh");
        EmbeddedPorts.open(fresh).close();
        String schema = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
        assertEquals(column(fresh, schema), column(data, schema));
        assertEquals(List.of("" + Schema.VERSION), column(data, "PRAGMA user_version"));
        assertEquals(List.of("ok"), column(data, "PRAGMA integrity_check"));
    }

    /// Values written by this register, and derived again by the migration from the records alone.
    @Test
    void whatEndsIsFoundInAnOlderFile() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            IntStream.of(0, 1, AgedRecords.ENDED, AgedRecords.ENDED + 1, AgedRecords.ENDED + 2, AgedRecords.ENDED + 3)
                    .mapToObj(AgedRecords::of)
                    .flatMap(List::stream)
                    .forEach(sample -> add(engine.records(), sample));
            add(
                    engine.records(),
                    EveryKind.filled().stream()
                            .filter(sample -> sample.kind().equals(Objections.KIND))
                            .findFirst()
                            .orElseThrow());
            RequestLog requests = engine.requests();
            var mari = new ChangeAuthor("Mari", NOON.plusNanos(1_000_001));
            assertTrue(requests.replace(find(requests, 1).erased(mari)));
            assertTrue(requests.replace(find(requests, AgedRecords.ENDED + 2).held("court", mari)));
            assertTrue(requests.replace(find(requests, AgedRecords.ENDED + 3).held("court", mari)));
            assertTrue(requests.replace(find(requests, AgedRecords.ENDED + 3).released(mari)));
            assertTrue(requests.replace(find(requests, AgedRecords.ENDED).closed(RequestOutcome.DECLINED, null, mari)));
        }
        String derived = "SELECT kind || ' ' || sort || ' ' || partition || ' ' || coalesce(listed, '-') || ' '"
                + " || coalesce(listed_as, '-') || ' ' || coalesce(due, '-') || ' ' || coalesce(ends, '-') FROM record ORDER BY 1";
        List<String> before = column(data, derived);
        assertEquals(
                Map.of("mail", 2L, "erased", 1L, "unvouched", 1L, "request", 1L, "closed", 3L, "-", before.size() - 8L),
                before.stream()
                        .map(row -> row.substring(row.lastIndexOf(' ') + 1).split("#", 2)[0])
                        .collect(Collectors.groupingBy(stage -> stage, Collectors.counting())));
        execute(data, "CREATE TABLE newer AS SELECT * FROM record");
        execute(data, "DROP TABLE record");
        execute(data, Resource.text(Migrations.class, "records-16.sql"));
        execute(data, """
                INSERT INTO record SELECT kind, partition, sort, revision, iif(kind = 'OBJ', NULL, listed),
                    iif(kind = 'OBJ', NULL, listed_as), iif(kind = 'REQ', NULL, due), keeps, record FROM newer""");
        execute(data, "DROP TABLE newer");
        execute(data, "PRAGMA user_version = 21");
        EmbeddedPorts.open(data).close();
        assertEquals(before, column(data, derived));
    }

    private static <R> void add(Records records, Sample<R> sample) {
        assertTrue(records.add(sample.kind(), sample.record()));
    }

    private static DpaRequest find(RequestLog requests, int number) {
        return requests.find(AgedRecords.reference(number)).orElseThrow();
    }

    /// A failed migration leaves the file as it was, so that the older register can continue.
    @Test
    void aMigrationIsDoneWholeOrNotAtAll() throws Exception {
        Path data = older();
        execute(data, "DROP TABLE seal_certificate");
        assertThrows(RuntimeException.class, () -> EmbeddedPorts.open(data));
        assertEquals(List.of("" + Migrations.OLDEST), column(data, "PRAGMA user_version"));
        assertEquals(List.of("2"), column(data, "SELECT count(*) FROM failed_delivery"));
    }

    @Test
    void aFileOfANewerOrAMuchOlderRegisterIsRefused() throws Exception {
        for (int version : List.of(Migrations.OLDEST - 1, Schema.VERSION + 1)) {
            Path data = folder.resolve("data" + version);
            EmbeddedPorts.open(data).close();
            execute(data, "PRAGMA user_version = " + version);
            String said = refusal(data);
            assertTrue(
                    said.endsWith(
                            version > Schema.VERSION
                                    ? ", expected at most " + Schema.VERSION
                                            + "; a newer version of the register made it: use that one"
                                    : ", expected at least " + Migrations.OLDEST
                                            + "; archive export with the version of the register that made it, then"
                                            + " archive import with this one"),
                    said);
            assertEquals(List.of("" + version), column(data, "PRAGMA user_version"));
        }
    }

    private static String refusal(Path data) {
        return String.valueOf(assertThrows(IllegalStateException.class, () -> EmbeddedPorts.open(data))
                .getMessage());
    }

    private static String written(SealCertificate certificate) {
        return CanonicalJson.text(SealCertificateJson.FORM.write(certificate));
    }

    private Path older() throws IOException {
        Path data = Files.createDirectories(folder.resolve("older"));
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("register-15.db.gz"));
                InputStream file = new GZIPInputStream(packed)) {
            var _ = Files.copy(file, data.resolve("register.db"));
        }
        return data;
    }

    private static List<String> column(Path data, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = Database.connect(data.resolve("register.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(Path data, String sql) throws SQLException {
        try (Connection connection = Database.connect(data.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
