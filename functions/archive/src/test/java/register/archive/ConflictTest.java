package register.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.section.ConflictingRegisterException;
import register.assembly.Ports;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.Presentation;
import register.log.KeyPairSigner;
import register.memory.PortsAround;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.sample.SampleRequest;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Language;
import register.value.Sha256;

/// An archive that contradicts the register is refused as a whole.
final class ConflictTest {
    @TempDir
    Path folder;

    private final MemoryHoldings filled = MemoryHoldings.filled();
    private final MemoryHoldings other = new MemoryHoldings();
    private Path file = Path.of("");

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("a.zip");
        new ArchiveExport(filled.ports(), true, ArchiveProgress.UNTOLD).to(file);
    }

    @Test
    void anotherEntryIsAConflict() {
        other.register().publish(FictitiousRegister.SECOND, "2025-12-31", "not the same", null);
        refused("other-example entry 1: the register has a different one");
    }

    @Test
    void anotherEntryAfterEqualOnesIsAConflict() {
        assertTrue(other.chain.append(
                filled.chain.entry(FictitiousRegister.FIRST, 1).orElseThrow()));
        other.register().publish(FictitiousRegister.FIRST, "2026-09-09", "branch", null);
        refused("example entry 2: the register has a different one");
    }

    @Test
    void anotherSnapshotOfAnEqualEntryIsAConflict() {
        EntryHeader first =
                filled.chain.entry(FictitiousRegister.FIRST, 1).orElseThrow().header();
        assertTrue(other.chain.append(
                filled.chain.entry(FictitiousRegister.FIRST, 1).orElseThrow()));
        DocumentKey key = DocumentKey.snapshot(first, Language.ENGLISH);
        assertTrue(other.documents.putIfAbsent(key, new byte[] {1}));
        refused(key.path() + ": the register has a different document with this name");
        other.issued.record(new IssuedDocument.Snapshot(
                Sha256.of(new byte[] {1}),
                key,
                first.recordedAt(),
                first.policy(),
                1,
                first.effectiveDate(),
                first.revision(),
                Language.ENGLISH,
                0,
                Presentation.NONE));
        refused("example entry 1: the register issued a different snapshot");
    }

    @Test
    void aSignedHistoryThatIsAnotherIsAConflict() {
        var branch = new MemoryHoldings();
        branch.register().publish(FictitiousRegister.FIRST, "2026-09-09", "branch", null);
        new Checkpoints(
                        branch.chain,
                        other.checkpoints,
                        KeyPairSigner.of("key", KeyPairSigner.generate()),
                        PublicAddress.NONE)
                .reconcile(_ -> {});
        refused("example entry 1: the register signed a different history");
    }

    @Test
    void anEarlierStateOfARequestIsAConflictAndALaterIsNot() throws IOException {
        DpaRequest archived = filled.requests.newest(10).stream()
                .filter(request -> request.revision() == 2)
                .findFirst()
                .orElseThrow();
        other.requests.open(revised(archived, 1, archived.arrival().mail()));
        refused("request " + archived.reference() + ": the archive contains a later state, revision 2");
        other.ports().records().clear(RequestLog.REQUESTS);
        other.requests.open(revised(archived, 2, Sha256.of(new byte[] {9})));
        refused("request " + archived.reference() + ": the register has a different one with this reference");
        other.ports().records().clear(RequestLog.REQUESTS);
        DpaRequest later = revised(archived, 3, archived.arrival().mail());
        other.requests.open(later);
        new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file);
        assertEquals(later, other.requests.find(archived.reference()).orElseThrow());
    }

    @Test
    void anotherContactOfOneExternalIdIsAConflict() {
        Recipient archived = filled.ports()
                .recipients()
                .list(FictitiousRegister.FIRST, null, 1)
                .getFirst();
        RecipientId id = new RecipientId("f".repeat(32));
        other.ports()
                .recipients()
                .add(Recipient.added(
                        id,
                        archived.policy(),
                        archived.kind(),
                        Objects.requireNonNull(archived.who()),
                        Language.ENGLISH,
                        Terms.NONE,
                        "import",
                        ChangeAuthor.register(Instant.EPOCH)));
        refused("recipient " + archived.id() + ": in the register, its external id belongs to recipient " + id);
    }

    @Test
    void aRivalWhoPublishesMeanwhileIsToldOfAndKeepsItsEntry() {
        Ports ports = rivalled();
        ConflictingRegisterException e = assertThrows(
                ConflictingRegisterException.class, () -> new ArchiveImport(ports, ArchiveProgress.UNTOLD).from(file));
        assertEquals(
                "example entry 2: another entry was published meanwhile; the entries before it match the archive",
                e.getMessage());
        assertEquals(filled.chain.entry(FictitiousRegister.FIRST, 1), other.chain.entry(FictitiousRegister.FIRST, 1));
        assertEquals(2, other.chain.head(FictitiousRegister.FIRST).orElseThrow().sequence());
    }

    /// These ports, with a rival who publishes once the first entry has been written.
    private Ports rivalled() {
        Chain chain = (Chain) Proxy.newProxyInstance(
                Chain.class.getClassLoader(), new Class<?>[] {Chain.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(other.chain, arguments);
                    if (arguments != null
                            && arguments[0] instanceof Entry entry
                            && entry.header().sequence() == 1) {
                        other.register().publish(entry.header().policy(), "2026-09-09", "rival", null);
                    }
                    return answer;
                });
        return PortsAround.with(other.ports(), Chain.class, chain);
    }

    private static DpaRequest revised(DpaRequest request, int revision, Sha256 mail) {
        return SampleRequest.changed(request, in -> in.put("revision", revision).put("mail", mail.hex()));
    }

    private void refused(String why) {
        Map<String, Object> before = other.state();
        ConflictingRegisterException e = assertThrows(
                ConflictingRegisterException.class,
                () -> new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(file));
        assertTrue(String.valueOf(e.getMessage()).contains(why), e::getMessage);
        assertEquals(before, other.state());
    }
}
