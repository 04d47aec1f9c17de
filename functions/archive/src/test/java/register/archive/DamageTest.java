package register.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.file.ArchiveFile;
import register.archive.file.Forgery;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.Manifest;
import register.archive.file.RefusedArchiveException;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.log.SignedNote;
import register.testing.Examples;
import register.value.Bytes;

/// A damaged or foreign archive is refused, and nothing of it is written.
final class DamageTest {
    private static final String FIRST = "policies/example/entries/000000000001";
    private static final String SECOND = "policies/example/entries/000000000002";

    private static final int ROUNDS = 500;

    @TempDir
    Path folder;

    private final MemoryHoldings filled = MemoryHoldings.filled();
    private Path good = Path.of("");
    private Path bad = Path.of("");

    @BeforeEach
    void export() throws IOException {
        good = folder.resolve("good.zip");
        bad = folder.resolve("bad.zip");
        new ArchiveExport(filled.ports(), true, ArchiveProgress.UNTOLD).to(good);
    }

    /// A zip file's other fields, e.g. times, are harmless.
    @Test
    void anyFlippedBitIsRefusedOrHarmless() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Map<String, Object> whole = filled.state();
        long seed = Examples.seed();
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int at = random.nextInt(bytes.length);
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(bad, flipped);
            var other = new MemoryHoldings();
            try {
                new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(bad);
                assertEquals(whole, other.state(), "byte " + at + ", seed " + seed);
            } catch (RefusedArchiveException e) {
                refused++;
                assertTrue(other.isEmpty(), "byte " + at + ", seed " + seed);
            }
        }
        assertTrue(refused > ROUNDS / 2, "only " + refused + " refused");
    }

    /// They would take the places of that log's own checkpoints, which could then sign nothing more.
    @Test
    void checkpointsOfAnotherPolicysLogAreRefused() throws IOException {
        CheckpointSigner signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        var forgery = new Forgery(good);
        List<List<ItemFiles>> sections = forgery.items();
        sections.forEach(items -> items.replaceAll(item -> renamed(item, signer)));
        forgery.write(sections, bad);
        var other = new MemoryHoldings();
        RefusedArchiveException refused = assertThrows(
                RefusedArchiveException.class,
                () -> new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(bad));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("belongs to another policy's log"), refused::getMessage);
        assertTrue(other.isEmpty());
    }

    private static ItemFiles renamed(ItemFiles item, CheckpointSigner signer) {
        Bytes note = item.files().get("checkpoint");
        if (note == null || !item.folder().startsWith("policies/example/")) {
            return item;
        }
        var files = new TreeMap<>(item.files());
        String text = SignedNote.parse(JsonFields.text(note)).text().replace("/log/example\n", "/log/elsewhere\n");
        var key = new NoteKey(text.substring(0, text.indexOf('\n')), signer.publicKey());
        Bytes forged = JsonFields.bytes(SignedNote.sign(text, key, signer).note());
        files.put("checkpoint", forged);
        files.computeIfPresent(
                "time-stamp.json",
                (_, record) -> JsonFields.bytes(JsonFields.text(record)
                        .replace(note.hash().hex(), forged.hash().hex())));
        files.put("checkpoint.key", JsonFields.bytes(key.text() + "\n"));
        return new ItemFiles(item.folder(), files);
    }

    @Test
    void anArchiveThatIsCutShortIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        for (int length = 0; length < bytes.length; length += 499) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            refused("expected the archive of a register");
        }
    }

    @Test
    void changedContentIsRefusedThoughTheManifestFits() throws IOException {
        change(FIRST, "entry.json", "What we state: first", "What we state: least");
        refused(FIRST + "/entry.json: the content of example entry 1 has hash ");
    }

    @Test
    void aChangedHeaderIsNotTheOneThatWasSigned() throws IOException {
        new Forgery(good)
                .change(
                        FIRST,
                        "entry.json",
                        text -> text.replace(
                                "\"recordedAt\":\"2026-02-01T12:00:00.007Z\"",
                                "\"recordedAt\":\"2026-02-01T12:00:00.006Z\""),
                        bad);
        refused(FIRST + "/checkpoint: does not match the entries");
    }

    @Test
    void aDroppedASwappedAndATwofoldEntryAreRefused() throws IOException {
        Forgery forgery = new Forgery(good);
        List<List<ItemFiles>> sections = forgery.items();
        List<ItemFiles> history = sections.get(2);
        ItemFiles second = history.remove(1);
        forgery.write(sections, bad);
        refused("policies/example/entries/000000000003/entry.json: entry 2 is missing before it");
        history.add(0, second);
        forgery.write(sections, bad);
        refused(SECOND + "/entry.json: the first entry of example is missing before it");
        history.removeFirst();
        history.removeLast();
        history.add(1, second);
        forgery.write(sections, bad);
        refused("manifest.json: its counts or heads do not match the files");
    }

    @Test
    void anotherSnapshotCheckpointSourceOrMailIsRefused() throws IOException {
        change(FIRST, "snapshot-en.pdf", "%PDF", "%pdf");
        refused(FIRST + "/snapshot-en.pdf: not the document that snapshot-en.json names");
        change(FIRST, "snapshot-en.json", "\"sequence\":1", "\"sequence\":2");
        refused(FIRST + "/snapshot-en.json: the record of another entry's snapshot");
        new Forgery(good).change(FIRST, "checkpoint", text -> text.replaceFirst("\n1\n", "\n2\n"), bad);
        refused(FIRST + "/checkpoint: its key did not sign it");
        new Forgery(good).change(SECOND, "time-stamp.json", text -> text.replaceFirst("(imprint\":\")..", "$100"), bad);
        refused(SECOND + "/time-stamp.json: the record of another checkpoint's time-stamp");
        List<List<ItemFiles>> sections = new Forgery(good).items();
        String source = sections.get(1).getFirst().folder();
        change(source, "policy.yaml", "# ", "#  ");
        refused(source + "/policy.yaml: its content does not match its name");
        String request = requestWith(sections, "mail.eml");
        change(request, "mail.eml", "Request", "request");
        refused(request + "/mail.eml: not the one that its record names");
        change(requestWith(sections, "acknowledgement.json"), "acknowledgement.json", "Z", "Y");
        refused("acknowledgement.json: issuedAt: not a date or an instant");
    }

    @Test
    void anotherCertificateIsRefused() throws IOException {
        List<ItemFiles> certificates = new Forgery(good).items().getFirst();
        String first = certificates.getFirst().folder();
        Bytes other = Objects.requireNonNull(certificates.get(1).files().get("chain.pem"));
        new Forgery(good).change(first, "chain.pem", _ -> JsonFields.text(other), bad);
        refused(first + "/: not in the place or form");
        change(first, "chain.pem", "BEGIN", "BEGUN");
        refused(first + "/chain.pem: expected a certificate");
        change(first, "chain.pem", "-----END", "x-----END");
        refused(first + "/chain.pem: ");
        change(first, "use.json", "T", "t ");
        refused(first + "/use.json: usedSince: not a date or an instant");
    }

    @Test
    void aRecordOfAnotherPersonIsRefused() throws IOException {
        String third = "policies/third-example/entries/000000000002";
        String person = new Forgery(good)
                .items().get(2).stream()
                        .filter(item -> item.folder().equals(third))
                        .flatMap(item -> item.files().keySet().stream())
                        .filter(name -> name.startsWith("person-"))
                        .findFirst()
                        .orElseThrow();
        change(third, person, "Väike 1", "Väike 2");
        refused(third + "/" + person + ": not the record of a person that the entry commits to");
        // A field that the entry does not commit to.
        change(third, person, "\"recordedAt\":\"2", "\"recordedAt\":\"Väike 2");
        refused(third + "/" + person + ": not the record of a person");
        change(third, person, "\"salt\":\"", "\"salt\":\"xy");
        refused(third + "/" + person + ": not the record of a person");
        List<List<ItemFiles>> sections = new Forgery(good).items();
        sections.get(2)
                .replaceAll(item ->
                        item.folder().equals(FIRST) ? item.with("source.yaml", JsonFields.bytes("# Aino")) : item);
        new Forgery(good).write(sections, bad);
        refused(FIRST + "/source.yaml: the entry commits to no person");
    }

    @Test
    void anotherDpaIsRefusedAndOneThatNoEntryStates() throws IOException {
        String second = "policies/" + FictitiousRegister.SECOND + "/entries/000000000001";
        change(second, "dpa.pdf", "signed", "singed");
        refused(second + "/dpa.pdf: not the DPA that the entry states");
        List<List<ItemFiles>> sections = new Forgery(good).items();
        sections.get(2)
                .replaceAll(item -> item.folder().equals(FIRST) ? item.with("dpa.pdf", FictitiousRegister.DPA) : item);
        new Forgery(good).write(sections, bad);
        refused(FIRST + "/dpa.pdf: not the DPA that the entry states");
    }

    @Test
    void aKeyThatIsNotTheSignersIsRefused() throws IOException {
        var other = MemoryHoldings.filled();
        Path file = folder.resolve("other.zip");
        new ArchiveExport(other.ports(), true, ArchiveProgress.UNTOLD).to(file);
        ItemFiles first = new Forgery(file).items().get(2).getFirst();
        String key = JsonFields.text(Objects.requireNonNull(first.files().get("checkpoint.key")));
        new Forgery(good).change(FIRST, "checkpoint.key", _ -> key, bad);
        refused(FIRST + "/checkpoint: its key did not sign it");
    }

    @Test
    void anItemInAnotherFormOrPlaceIsRefused() throws IOException {
        change(FIRST, "entry.json", "{\"content\"", "{ \"content\"");
        refused(FIRST + "/entry.json: not in the place or form that a register uses");
        Forgery forgery = new Forgery(good);
        List<List<ItemFiles>> sections = forgery.items();
        List<ItemFiles> history = sections.get(2);
        ItemFiles first = history.getFirst();
        history.set(0, first.with("more.txt", JsonFields.bytes("more")));
        forgery.write(sections, bad);
        refused(FIRST + "/more.txt: not in the place or form");
        history.set(0, new ItemFiles("policies/example/../../elsewhere", first.files()));
        forgery.write(sections, bad);
        refused("not in the place or form");
    }

    @Test
    void aManifestThatDoesNotFitIsRefused() throws IOException {
        manifest("\"version\":6", "\"version\":7");
        refused("manifest.json: version: 7: expected 6; use a newer register");
        manifest("\"entries\":10", "\"entries\":8");
        refused("manifest.json: its counts or heads do not match the files");
        manifest("\"name\":\"sources\"", "\"name\":\"pictures\"");
        refused("manifest.json: sections: not in the form that a register writes");
        manifest("subprocessor-register-archive", "another-archive");
        refused("manifest.json: format: expected subprocessor-register-archive");
        manifest("{\"counts\"", "{ \"counts\"");
        refused("manifest.json: not in the form that a register writes");
        manifest("{\"counts\"", "[{\"counts\"");
        refused("manifest.json: not JSON");
        manifest("\"bytes\":", "\"bytes\":1");
        refused("does not match the manifest");
        manifest("\"bytes\":", "\"bytes\":99999999999");
        refused("bytes: expected at most 268435456 in all");
    }

    @Test
    void aFileThatTheManifestDoesNotTellOfIsRefused() throws IOException {
        var files = new TreeMap<String, Bytes>();
        for (List<ItemFiles> items : new Forgery(good).items()) {
            items.forEach(item ->
                    item.files().forEach((name, content) -> files.put(item.folder() + "/" + name, content)));
        }
        try (ArchiveFile archive = ArchiveFile.open(good)) {
            files.put(Manifest.NAME, archive.manifest().bytes());
        }
        files.put("policies/more", Bytes.of(new byte[1]));
        Forgery.zip(files, bad);
        refused("manifest.json: lists");
    }

    @Test
    void aRunThatIsNoneOfItsAnnouncementIsRefused() throws IOException {
        var forgery = new Forgery(good);
        String run = forgery.items().get(6).getFirst().folder();
        forgery.change(run, "run.json", text -> text.replace("\"announcement\":5", "\"announcement\":4"), bad);
        refused(run + "/run.json: the archive does not contain the announcement of this run");
        forgery.change(run, "run.json", text -> text.replaceFirst("\"numbers\":\"..", "\"numbers\":\""), bad);
        refused(run + "/run.json: numbers: 31 bytes: expected 32");
    }

    @Test
    void aNoticeThatIsThereTwiceIsRefused() throws IOException {
        var forgery = new Forgery(good);
        String lot = forgery.items().get(5).getFirst().folder();
        forgery.change(lot, "notices.json", DamageTest::withTheLastTwice, bad);
        refused(": twice, or not in order");
    }

    private static String withTheLastTwice(String lot) {
        if (!(JsonText.parse(lot.getBytes(UTF_8)) instanceof Json.Obj(var members))
                || !(members.get("notices") instanceof Json.Arr(var notices))) {
            throw new AssertionError(lot);
        }
        var changed = new TreeMap<>(members);
        changed.put(
                "notices",
                new Json.Arr(Stream.concat(notices.stream(), Stream.of(notices.getLast()))
                        .toList()));
        return CanonicalJson.text(new Json.Obj(changed));
    }

    @Test
    void aForeignFileIsRefused() throws IOException {
        Files.writeString(bad, "not a zip file");
        refused("expected the archive of a register");
        Forgery.zip(new TreeMap<>(Map.of("word/document.xml", Bytes.of(new byte[1]))), bad);
        refused("manifest.json: is missing");
        assertThrows(
                IOException.class,
                () -> new ArchiveImport(new MemoryHoldings().ports(), ArchiveProgress.UNTOLD)
                        .from(folder.resolve("none.zip")));
        assertThrows(
                IOException.class,
                () -> new ArchiveImport(new MemoryHoldings().ports(), ArchiveProgress.UNTOLD).from(folder));
    }

    @Test
    void aRegisterThatIsDamagedItselfIsNotExported() throws IOException {
        filled.documents.putIfAbsent(
                new DocumentKey(Shelf.PUBLISHED, "sources/example/" + "0".repeat(64) + ".yaml"), "x".getBytes(UTF_8));
        Path file = folder.resolve("again.zip");
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> new ArchiveExport(filled.ports(), true, ArchiveProgress.UNTOLD).to(file));
        assertTrue(String.valueOf(e.getMessage()).contains("its content does not match its name"), e::getMessage);
        assertTrue(Files.notExists(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(good), files.toList());
        }
    }

    private static String requestWith(List<List<ItemFiles>> sections, String name) {
        return sections.get(3).stream()
                .filter(item -> item.files().containsKey(name))
                .findFirst()
                .orElseThrow()
                .folder();
    }

    private void change(String folderName, String name, String from, String to) throws IOException {
        new Forgery(good).change(folderName, name, text -> text.replace(from, to), bad);
    }

    private void manifest(String from, String to) throws IOException {
        new Forgery(good).manifest(text -> text.replaceFirst(Pattern.quote(from), to), bad);
    }

    private void refused(String why) {
        var other = new MemoryHoldings();
        RefusedArchiveException e = assertThrows(
                RefusedArchiveException.class,
                () -> new ArchiveImport(other.ports(), ArchiveProgress.UNTOLD).from(bad));
        assertTrue(String.valueOf(e.getMessage()).contains(why), e::getMessage);
        assertTrue(other.isEmpty());
    }
}
