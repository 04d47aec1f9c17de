package register.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.file.ArchiveContents;
import register.archive.file.ArchiveFile;
import register.archive.file.JsonFields;
import register.archive.file.Manifest;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.chain.History;
import register.contract.world.FictitiousNotices;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.StandingCommitment;
import register.objection.ObjectionErasure;
import register.recipient.Recipient;
import register.recipient.RecipientErasure;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestErasure;
import register.request.RequestLog;
import register.request.Retention;
import register.request.SecretReferenceKey;
import register.sample.FictitiousSeals;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;

/// An imported register equals the exported one.
final class RoundTripTest {
    @TempDir
    Path folder;

    private final MemoryHoldings filled = MemoryHoldings.filled();

    @Test
    void everythingComesOutAsItWentIn() throws IOException {
        Path file = folder.resolve("a.zip");
        ArchiveContents exported = new ArchiveExport(filled.ports(), true, ArchiveProgress.UNTOLD).to(file);
        var other = new MemoryHoldings();
        assertEquals(exported, new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file));
        assertEquals(filled.state(), other.state());
        assertEquals(
                Map.ofEntries(
                        Map.entry("certificates", 2L),
                        Map.entry("entries", 10L),
                        Map.entry("checkpoints", 10L),
                        Map.entry("timeStamps", 3L),
                        Map.entry("snapshots", 14L),
                        Map.entry("persons", 2L),
                        Map.entry("dpaFiles", 1L),
                        Map.entry("sources", 5L),
                        Map.entry("requests", 3L),
                        Map.entry("recipients", 3L),
                        Map.entry("notices", 3L),
                        Map.entry("runs", 1L),
                        Map.entry("objections", 3L),
                        Map.entry("mails", 2L),
                        Map.entry("acknowledgements", 1L)),
                exported.counts());
        EntryHeader head = filled.chain.head(FictitiousRegister.FIRST).orElseThrow();
        assertEquals(new ArchiveContents.Head(6, head.hash()), exported.heads().get(FictitiousRegister.FIRST));

        Path again = folder.resolve("b.zip");
        new ArchiveExport(other.ports(), true, ArchiveProgress.UNTOLD).to(again);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void theCertificatesOfTheSourceAreToldAsUsedElsewhere() throws IOException {
        Path file = exported("a.zip", true);
        var other = new MemoryHoldings();
        other.certificates.record(FictitiousSeals.SECOND);
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(
                List.of(FictitiousSeals.FIRST.asImported(), FictitiousSeals.SECOND),
                other.certificates.all(),
                "what the register knew of its own stands");
    }

    @Test
    void theSameRegisterIsTheSameBytesOnEveryMachine() throws IOException {
        byte[] here = Files.readAllBytes(exported("a.zip", true));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(here, Files.readAllBytes(exported("b.zip", true)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anImportCanBeRepeatedAndChangesNothing() throws IOException {
        Path file = exported("a.zip", true);
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        Map<String, Object> once = other.state();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(once, other.state());
    }

    @Test
    void aRegisterThatWentOnSinceIsLeftAsItIs() throws IOException {
        Path file = exported("a.zip", true);
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        other.register().publish(FictitiousRegister.FIRST, "2026-08-01", "later", null);
        DpaRequest request = other.requests.newest(1).getFirst();
        assertTrue(other.requests.replace(request.assigned("somebody", ChangeAuthor.register(Instant.EPOCH))));
        Map<String, Object> since = other.state();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(since, other.state());
    }

    @Test
    void aLaterArchiveAddsWhatIsNew() throws IOException {
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("a.zip", true));
        filled.register().publish(FictitiousRegister.SECOND, "2026-08-01", "later", null);
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("b.zip", true));
        assertEquals(filled.state(), other.state());
    }

    @Test
    void aDpaThatManyEntriesStateIsThereOnceAndOneThatWasTakenAwayIsMissed() throws IOException {
        filled.register().publish(FictitiousRegister.SECOND, "2026-08-01", "later", null);
        DocumentKey key = DocumentKey.dpaFile(FictitiousRegister.SECOND, FictitiousRegister.DPA.hash());
        try (var zip = new ZipFile(exported("a.zip", true).toFile())) {
            assertEquals(
                    List.of("policies/" + FictitiousRegister.SECOND + "/entries/000000000001/dpa.pdf"),
                    zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith("/dpa.pdf"))
                            .toList());
        }
        assertTrue(filled.documents.erase(key));
        var other = new MemoryHoldings();
        ArchiveContents contents =
                new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("b.zip", true));
        assertEquals(0, contents.counts().get("dpaFiles"));
        assertEquals(filled.state(), other.state());
    }

    @Test
    void anEmptyRegisterIsAnArchiveToo() throws IOException {
        Path file = folder.resolve("empty.zip");
        ArchiveContents contents =
                new ArchiveExport(new MemoryHoldings().ports(), true, ArchiveProgress.UNTOLD).to(file);
        assertEquals(Map.of(), contents.counts());
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertTrue(other.isEmpty());
    }

    @Test
    void nothingOfTheCorrespondenceIsInAnArchiveWithoutRequests() throws IOException {
        Path file = exported("a.zip", false);
        try (var zip = new ZipFile(file.toFile())) {
            assertTrue(zip.size() > 20);
            for (var entry : Collections.list(zip.entries())) {
                String content = new String(zip.getInputStream(entry).readAllBytes(), ISO_8859_1);
                assertFalse(content.contains("maasikas") || content.contains("DPA-"), entry.getName());
            }
        }
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(0, other.ports().records().count(RequestLog.REQUESTS));
        assertEquals(filled.chain.head(FictitiousRegister.SECOND), other.chain.head(FictitiousRegister.SECOND));
    }

    @Test
    void aRedactedPersonIsInNoLaterArchive() throws IOException {
        try (ArchiveFile archive = ArchiveFile.open(exported("a.zip", true))) {
            var told = new StringBuilder();
            for (Manifest.Part part : archive.manifest().sections()) {
                for (Manifest.Item item : part.items()) {
                    archive.read(item).values().forEach(content -> told.append(JsonFields.text(content)));
                }
            }
            assertFalse(told.toString().contains("Aino"), "the one who was redacted");
            assertTrue(told.toString().contains(FictitiousRegister.TOLD), "the other one");
        }
    }

    @Test
    void anOlderArchiveTellsNobodyAnewWhomTheRegisterRedactedSince() throws IOException {
        Path older = exported("a.zip", true);
        filled.register().redact(FictitiousRegister.TOLD);
        filled.register().snapshots();
        Map<String, Object> since = filled.state();
        new ArchiveImport(filled.ports(), ArchiveProgress.UNTOLD).from(older);
        assertEquals(since, filled.state());
        assertEquals(List.of(), filled.persons.of(FictitiousRegister.THIRD));
        assertEquals(List.of(), filled.documents.list(Shelf.PERSONAL, "snapshots"));
    }

    @Test
    void aLaterArchiveErasesWhomItRedacts() throws IOException {
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("a.zip", true));
        filled.register().redact(FictitiousRegister.TOLD);
        filled.register().snapshots();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("b.zip", true));
        assertEquals(List.of(), other.persons.of(FictitiousRegister.THIRD));
        assertEquals(List.of(), other.documents.list(Shelf.PERSONAL, "snapshots"));
        assertEquals(List.of(), other.documents.list(Shelf.PERSONAL, "sources"));
        assertEquals(
                filled.issued.snapshots(FictitiousRegister.THIRD), other.issued.snapshots(FictitiousRegister.THIRD));
    }

    @Test
    void aFileIsNeverReplacedAndOnlyItsOwnerReadsIt() throws IOException {
        Path file = exported("a.zip", true);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        byte[] before = Files.readAllBytes(file);
        assertThrows(FileAlreadyExistsException.class, () -> exported("a.zip", true));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void progressCountsEveryItem() throws IOException {
        var told = new ArrayList<String>();
        Path file = folder.resolve("a.zip");
        new ArchiveExport(filled.ports(), true, (step, done, all) -> told.add(step + done + "/" + all)).to(file);
        assertTrue(
                told.containsAll(List.of("exporting1/0", "exporting28/0", "proving1/28", "proving28/28")),
                told::toString);
        told.clear();
        new ArchiveImport(new MemoryHoldings().ports(), (step, done, all) -> told.add(step + done + "/" + all))
                .from(file);
        assertTrue(told.containsAll(List.of("proving28/28", "importing28/28")), told::toString);
    }

    @Test
    void aRunThatIsSendingComesStoppedAndItsNoticesKeepTheirIdsAndProofs() throws IOException {
        Notices notices = filled.ports().notices();
        Run stopped = notices.runs(FictitiousRegister.FIRST, 1).getFirst();
        ChangeAuthor mari = new ChangeAuthor("Mari", stopped.history().getLast().at());
        Run sending = stopped.sending(mari);
        assertTrue(notices.replace(sending));
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("a.zip", true));
        Run there = other.ports().notices().run(stopped.id()).orElseThrow();
        assertEquals(Run.State.STOPPED, there.state());
        assertEquals(
                new Run.Step(mari.at(), ChangeAuthor.REGISTER, Run.State.STOPPED, "imported"),
                there.history().getLast());
        assertEquals(sending.revision() + 1, there.revision());
        int told = 0;
        for (Recipient recipient : other.ports().recipients().list(FictitiousRegister.FIRST, null, 10)) {
            Notice notice =
                    other.ports().notices().find(there.notice(recipient.id())).orElseThrow();
            assertEquals(recipient.id(), notice.recipient());
            assertEquals(notices.find(notice.id()), Optional.of(notice));
            told += notice.state() == NoticeState.SENT ? 1 : 0;
        }
        assertEquals(1, told);
        EntryHeader announcement = other.chain
                .headers(FictitiousRegister.FIRST, there.announcement() - 1, 1)
                .getFirst();
        StandingCommitment standing = new Register(other.ports(), Clock.systemUTC())
                .commitments()
                .standing(Subject.PLAN, announcement)
                .orElseThrow();
        assertTrue(standing.tree().place(FictitiousNotices.LEAF).isPresent(), "so that a proof can be made again");
        assertEquals(List.of(), other.ports().dueWork().due(History.EVER, 10), "nothing leaves by itself");
    }

    @Test
    void unsentNoticesOfACancelledRunAreCancelledOnImport() throws IOException {
        Notices notices = filled.ports().notices();
        Run run = notices.runs(FictitiousRegister.FIRST, 1).getFirst();
        ChangeAuthor mari = new ChangeAuthor("Mari", run.history().getLast().at());
        assertTrue(notices.replace(run.cancelled("withdrawn", mari)));
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(exported("a.zip", true));
        assertEquals(
                List.of(Due.of(mari.at(), run.id(), run.lots().getFirst())),
                other.ports().dueWork().due(History.EVER, 10));
    }

    @Test
    void noRunIsInAnArchiveWithoutItsNoticesAndItsAnnouncement() throws IOException {
        Notices notices = filled.ports().notices();
        List<Run> before = notices.runs(FictitiousRegister.FIRST, 2);
        Path file = folder.resolve("a.zip");
        ArchiveContents exported = new ArchiveExport(filled.ports(), true, (_, done, all) -> {
                    if (all == 0 && done == 23) { // The last recipient: after the history.
                        filled.register().publish(FictitiousRegister.FIRST, "2026-08-01", "later", null);
                        open(filled.chain.head(FictitiousRegister.FIRST).orElseThrow());
                    } else if (all == 0 && done == 24) { // The last notices.
                        open(filled.chain
                                .headers(FictitiousRegister.FIRST, 0, 1)
                                .getFirst());
                    }
                })
                .to(file);
        assertEquals(3, notices.runs(FictitiousRegister.FIRST, 4).size());
        assertEquals(1, exported.counts().get("runs"));
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(before, other.ports().notices().runs(FictitiousRegister.FIRST, 4));
    }

    private void open(EntryHeader announcement) {
        assertTrue(filled.ports()
                .notices()
                .open(Run.opened(
                        RunId.of(announcement.hash()),
                        announcement.policy(),
                        announcement.sequence(),
                        announcement.hash(),
                        List.of(0),
                        Instant.EPOCH,
                        ChangeAuthor.register(Instant.EPOCH))));
    }

    /// More files than a zip file without zip64 can number.
    @Test
    void anArchiveMayHoldMoreThan65535Files() throws IOException {
        var many = new MemoryHoldings();
        var key = new SecretReferenceKey(Bytes.of(new byte[32]));
        for (int i = 0; i < 65_600; i++) {
            many.requests.open(SampleRequest.of(Reference.of(key, Integer.toString(i)), _ -> {}));
        }
        Path file = folder.resolve("many.zip");
        ArchiveContents contents = new ArchiveExport(many.ports(), true, ArchiveProgress.UNTOLD).to(file);
        assertEquals(65_600, contents.counts().get("requests"));
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            assertEquals(65_600, archive.manifest().items());
        }
    }

    @Test
    void anImportDoesNotRestoreErasedData() throws IOException {
        Path file = exported("a.zip", true);
        var other = new MemoryHoldings();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        var objections = new ObjectionErasure(other.ports().objections(), other.requests, Clock.systemUTC());
        var erasure = new RequestErasure(
                other.requests,
                other.documents,
                other.issued,
                (_, _) -> {},
                objections,
                Retention.DEFAULT,
                Clock.systemUTC());
        ChangeAuthor somebody = new ChangeAuthor("somebody", Instant.EPOCH);
        for (DpaRequest request : other.requests.newest(100)) {
            assertEquals(List.of(request.reference()), erasure.erase(request.reference(), somebody));
        }
        var recipients =
                new RecipientErasure(other.ports().recipients(), other.chain, objections, 1, Clock.systemUTC());
        assertEquals(1, recipients.reconcile(), "the one that ended");
        for (Recipient recipient : other.ports().recipients().list(FictitiousRegister.FIRST, null, 10)) {
            assertTrue(recipients
                    .erase(FictitiousRegister.FIRST, recipient.id(), "asked for it", somebody)
                    .filter(left -> left.who() == null)
                    .isPresent());
        }
        Map<String, Object> since = other.state();
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(since, other.state());
    }

    private Path exported(String name, boolean requests) throws IOException {
        Path file = folder.resolve(name);
        new ArchiveExport(filled.ports(), requests, ArchiveProgress.UNTOLD).to(file);
        return file;
    }
}
