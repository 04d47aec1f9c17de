package register.bench.seals;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import register.bench.Built;
import register.bench.LiveAgent;
import register.chain.Checkpoint;
import register.chain.Entry;
import register.documents.PdfDocuments;
import register.documents.PdfVerifier;
import register.documents.Pkcs12SigningKey;
import register.documents.SealKey;
import register.documents.SealTimes;
import register.documents.SigningKey;
import register.documents.VerificationReport;
import register.documents.timestamp.HttpTimeStampAuthority;
import register.documents.timestamp.TestAuthority;
import register.json.text.JsonText;
import register.policy.Language;
import register.policy.PolicyCodec;
import register.policy.PolicyVersion;

/// Measures what becomes of LiveAgent's policy in Estonian: rendered, sealed without and with a time-stamp of an
/// authority on loopback, and verified; and prints a table in Markdown.
final class Seals {
    private static final Language LANGUAGE = new Language("et");
    private static final char[] PASSWORD = "bench".toCharArray();

    private Seals() {}

    /// @param arguments the source tree, and how many documents count
    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[1]);
        Entry entry = LiveAgent.entry(LiveAgent.published(new Built(Path.of(arguments[0]))));
        System.out.println(
                "| LiveAgent's policy, Estonian | first, ms | median, ms | 99th percentile, ms | size, bytes |");
        System.out.println("|---|---|---|---|---|");
        for (SealKey.Algorithm algorithm : SealKey.Algorithm.values()) {
            byte[] file = SealKey.pkcs12(algorithm, "Example Ltd", PASSWORD, Clock.systemUTC());
            measure(algorithm.name().replace('_', '-'), Pkcs12SigningKey.open("bench", file, PASSWORD), entry, runs);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(Locale.ROOT, "%nPeak of the heap: %d MiB.%n", peak >> 20);
    }

    private static void measure(String key, SigningKey signer, Entry entry, int runs) throws Exception {
        var alone = new PdfDocuments(signer, Clock.systemUTC());
        row(key + ", render", runs, () -> unsealed(alone, entry));
        row(key + ", render and seal B-B", runs, () -> sealed(alone, entry));
        try (TestAuthority authority = TestAuthority.start()) {
            var times = SealTimes.of(HttpTimeStampAuthority.forSeals(List.of(authority.address()), "bench"), _ -> {});
            var stamped = new PdfDocuments(signer, Clock.systemUTC(), times);
            row(key + ", render and seal B-T", runs, () -> sealed(stamped, entry));
            byte[] pdf = sealed(stamped, entry);
            row(key + ", verify B-T", runs, () -> {
                VerificationReport report = PdfVerifier.verify(pdf, signer.certificates());
                if (!report.genuine()) {
                    throw new IllegalStateException(report.toString());
                }
                return pdf;
            });
        }
    }

    private static void row(String what, int runs, Callable<byte[]> made) throws Exception {
        var nanos = new ArrayList<Long>();
        int size = 0;
        for (int i = 0; i <= 2 * runs; i++) {
            long start = System.nanoTime();
            size = made.call().length;
            nanos.add(System.nanoTime() - start);
        }
        double first = nanos.getFirst() / 1e6;
        // As many before them do not count.
        List<Long> counted =
                nanos.subList(1 + runs, nanos.size()).stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f | %,d |%n",
                what,
                first,
                counted.get(counted.size() / 2) / 1e6,
                counted.get(counted.size() * 99 / 100) / 1e6,
                size);
    }

    private static byte[] unsealed(PdfDocuments documents, Entry entry) {
        return documents.renders().snapshot(entry, checkpoint(entry), version(entry), null, LANGUAGE);
    }

    private static byte[] sealed(PdfDocuments documents, Entry entry) {
        return documents.snapshot(entry, checkpoint(entry), version(entry), null, LANGUAGE);
    }

    private static PolicyVersion version(Entry entry) {
        return PolicyCodec.decode(JsonText.parse(entry.content().toArray()));
    }

    private static Checkpoint checkpoint(Entry entry) {
        return Checkpoint.of(entry.header(), entry.header());
    }
}
