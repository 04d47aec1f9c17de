package register.bench.growth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import register.aws.dynamodb.DynamoChain;
import register.aws.dynamodb.DynamoRecords;
import register.aws.dynamodb.Reads;
import register.document.DocumentKey;
import register.notice.NoticeId;
import register.sample.AgedRecords;
import register.sample.EveryKind;
import register.sample.EveryKind.Sample;
import register.value.PolicyId;

/// Whether several companies could share a deployment: which partitions of the table a busy one heats, by the keys that
/// the AWS engine writes, and how long another one's notices wait behind its own.
final class Companies {
    private static final int TIMES = 1_000;
    /// Write units that a partition takes in a second (DynamoDB Developer Guide, "Partition key design").
    private static final double MOST = 1_000;

    /// Mails a second: often SES's first grant.
    private static final int RATE = 14;

    private static final int BUSY = 50_000;
    private static final int OTHER = 100;
    private static final Set<String> PARTITIONS = new TreeSet<>();

    private Companies() {}

    public static void main(String[] arguments) {
        System.out.printf(
                Locale.ROOT,
                "| %,d of | hottest shared partition | write units for each | a second at most |%n",
                TIMES);
        System.out.printf(Locale.ROOT, "|---|---|---|---|%n");
        row("new policies", "", (heat, i) -> append(heat, new PolicyId("policy-" + i), 1));
        row("new versions of one policy", "CHAIN#", (heat, i) -> append(heat, new PolicyId("policy"), i + 1));
        row("requests for a DPA, with what follows", "", (heat, i) -> put(heat, AgedRecords.of(i)));
        for (Sample<?> sample : EveryKind.filled()) {
            row(sample.kind().name(), "", (heat, _) -> put(heat, List.of(sample)));
        }
        System.out.printf(Locale.ROOT, "%n");
        System.out.printf(
                Locale.ROOT,
                "%,d partitions, of which %d contain @; a document's path may begin with it: %s%n",
                PARTITIONS.size(),
                PARTITIONS.stream().filter(key -> key.contains("@")).count(),
                DocumentKey.isPath("@company/sources"));
        System.out.printf(Locale.ROOT, "%n");
        System.out.printf(
                Locale.ROOT,
                "| notices of another company, due after %,d of a busy one | minutes until the last |%n",
                BUSY);
        System.out.printf(Locale.ROOT, "|---|---|%n");
        System.out.printf(
                Locale.ROOT,
                "| in the order of their times, as what is due has one partition | %.1f |%n",
                (BUSY + OTHER) / (RATE * 60.0));
        System.out.printf(
                Locale.ROOT,
                "| lot by lot in turns, with one for each company | %.1f |%n",
                (NoticeId.LOT + OTHER) / (RATE * 60.0));
    }

    /// @param begin of the partition; empty for one that all policies share
    private static void row(String what, String begin, ObjIntConsumer<Heat> work) {
        var heat = new Heat();
        IntStream.range(0, TIMES).forEach(i -> work.accept(heat, i));
        PARTITIONS.addAll(heat.units.keySet());
        heat.units.entrySet().stream()
                .filter(partition -> begin.isEmpty()
                        ? !partition.getKey().contains("#")
                        : partition.getKey().startsWith(begin))
                .max(Map.Entry.comparingByValue())
                .ifPresent(hottest -> {
                    double each = (double) hottest.getValue() / TIMES;
                    System.out.printf(
                            Locale.ROOT, "| %s | `%s` | %.1f | %,.0f |%n", what, hottest.getKey(), each, MOST / each);
                });
    }

    private static void append(Heat heat, PolicyId policy, int sequence) {
        GrownRegister.append(
                new DynamoChain(heat, "table", Reads.EVENTUAL),
                GrownRegister.version(policy, LocalDate.of(2026, 1, 1).plusDays(sequence), 10),
                sequence,
                Instant.parse("2025-01-01T00:00:00Z").plusSeconds(sequence));
    }

    private static void put(Heat heat, List<Sample<?>> samples) {
        var records = new DynamoRecords(heat, "table", Reads.CONSISTENT);
        samples.forEach(sample -> put(records, sample));
    }

    private static <R> void put(DynamoRecords records, Sample<R> sample) {
        records.put(sample.kind(), sample.record());
    }
}
