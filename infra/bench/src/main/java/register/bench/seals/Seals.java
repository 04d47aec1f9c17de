package register.bench.seals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import register.bench.Built;
import register.bench.LiveAgent;
import register.bench.Timings;
import register.chain.Entry;
import register.chain.VersionStatus;
import register.document.Presentation;
import register.document.SealCertificates;
import register.document.SealUse;
import register.document.SnapshotText;
import register.log.Checkpoint;
import register.log.LogOrigin;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.PdfDocuments;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealKey;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.text.Renders;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.verify.PdfVerifier;
import register.value.Language;

/// Measures the documents of LiveAgent's policy in Estonian in a warm process, and prints a Markdown table.
record Seals(Entry entry, SigningKey key) {
    private static final char[] PASSWORD = "bench".toCharArray();

    /// @param arguments the source tree, and the number of documents counted, after as many that are not
    public static void main(String[] arguments) throws Exception {
        var built = new Built(Path.of(arguments[0]));
        int runs = Integer.parseInt(arguments[1]);
        Path file = Files.createTempFile("seal", ".p12");
        try (TestAuthority authority = TestAuthority.start()) {
            Files.write(
                    file,
                    SealKey.pkcs12(
                            SealKey.Algorithm.P_256, "Example Ltd", SealUse.POLICY_SEAL, PASSWORD, Clock.systemUTC()));
            SigningKey key = Pkcs12SigningKey.open(file, PASSWORD);
            new Seals(LiveAgent.entry(LiveAgent.published(built)), key).print(authority.address(), runs);
        } finally {
            Files.delete(file);
        }
    }

    private void print(String authority, int runs) throws Exception {
        X509Certificate certificate = key.certificates().getFirst();
        var stamping = SealTimes.of(
                HttpTimeStampAuthority.forSeals(List.of(authority), Reach.PRIVATE), Reach.PRIVATE, _ -> {});
        Callable<byte[]> stamped = sealed(stamping);
        // The first one reserves more space for its time-stamp than later ones.
        stamped.call();
        byte[] sealed = stamped.call();
        Map<String, Callable<byte[]>> makers = new LinkedHashMap<>();
        makers.put("render", () -> new Renders(certificate).snapshot(text(), entry.content(), checkpoint()));
        makers.put("render, seal B-B", sealed(SealTimes.NONE));
        makers.put("render, seal B-T", stamped);
        makers.put("verify B-T", () -> {
            if (!PdfVerifier.verify(sealed, List.of(certificate)).genuine()) {
                throw new IllegalStateException("not genuine");
            }
            return sealed;
        });
        System.out.println("| | median, ms | 99th percentile, ms | bytes |\n|---|---|---|---|");
        for (Map.Entry<String, Callable<byte[]>> maker : makers.entrySet()) {
            System.out.println("| " + maker.getKey() + figures(maker.getValue(), runs));
        }
    }

    private static String figures(Callable<byte[]> maker, int runs) throws Exception {
        for (int i = 0; i < runs; i++) {
            maker.call();
        }
        var nanos = new ArrayList<Long>(runs);
        int size = 0;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            size = maker.call().length;
            nanos.add(System.nanoTime() - start);
        }
        var sample = new Timings(nanos);
        return String.format(
                Locale.ROOT, " | %.1f | %.1f | %,d |", sample.median() / 1e6, sample.percentile(99) / 1e6, size);
    }

    private Callable<byte[]> sealed(SealTimes times) {
        var documents = new PdfDocuments(
                SealUse.POLICY_SEAL, key, new SealCertificates(new MemoryRecords()), Clock.systemUTC(), times);
        return () -> documents.snapshot(text(), entry.content(), checkpoint());
    }

    private SnapshotText text() {
        return new SnapshotText(
                entry.header(),
                entry.version(),
                new Language("et"),
                VersionStatus.IN_FORCE,
                null,
                null,
                null,
                Presentation.today(URI.create("https://register.example.com")));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                new LogOrigin("register.example.com", entry.header().policy()).toString(),
                1,
                entry.header().hash());
    }
}
