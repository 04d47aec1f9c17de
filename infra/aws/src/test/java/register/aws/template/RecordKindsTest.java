package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.assembly.Exports;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.SealCertificates;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.notice.DueWork;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.objection.Objection;
import register.objection.Objections;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestLog.Answer;
import register.request.RetryLog;
import register.request.TeamLog;
import register.request.TeamLog.Waiting;
import register.sample.EveryKind;
import register.sample.FictitiousSeals;
import register.sample.Filled;
import register.subscription.Confirmation;
import register.subscription.ConfirmationId;
import register.subscription.Confirmations;
import register.testing.Checkout;
import register.transparency.WitnessLog;
import register.transparency.WitnessLog.Cosigned;
import register.transparency.WitnessLog.LastAnswer;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.Webhooks;

/// Lists for every kind of record its lookups and the roles in the template that reach it, in `record-kinds.md` of
/// the test resources. Keys and indexes are permanent once a table is deployed, so review a difference before copying
/// `target/record-kinds.md` there.
class RecordKindsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.123Z");
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Pattern LONG = Pattern.compile("([0-9a-f]{6})[0-9a-f]{10,}");
    private static final Pattern IMPLEMENTED =
            Pattern.compile("(?:class (\\w+)|new \\w+\\([^)]*\\)) implements " + "Kind<");
    private static final String TABLE = "${Table.Arn}";

    private record Row<R>(Kind<R> kind, R sample) {}

    private static List<Row<?>> rows() {
        var asset = new Asset(Asset.Type.SVG, Bytes.of(new byte[] {1}));
        var signature = new Signature("witness.example/w1", "0123abcd", Bytes.of(new byte[8]));
        var answer =
                new Answer(new MessageKey("0123456789abcdef0123456789abcdef"), new Reference("DPA-0000-AAAA-ZZZ9"));
        return List.of(
                new Row<>(SealCertificates.KIND, FictitiousSeals.FIRST),
                new Row<>(IssuedDocuments.SNAPSHOTS, Filled.of(IssuedDocument.Snapshot.class)),
                new Row<>(IssuedDocuments.EDITIONS, Filled.of(IssuedDocument.Snapshot.class)),
                new Row<>(IssuedDocuments.ACKNOWLEDGEMENTS, Filled.of(IssuedDocument.Acknowledgement.class)),
                new Row<>(WitnessLog.TRUST_FILES, TrustFile.parse("quorum none\n")),
                new Row<>(WitnessLog.COSIGNATURES, new Cosigned(POLICY, 7, signature, NOON, 1)),
                new Row<>(
                        WitnessLog.ANSWERS, new LastAnswer(POLICY, "witness.example/w1+0123abcd+AQ==", 7, NOON, "yes")),
                new Row<>(RequestLog.REQUESTS, Filled.of(DpaRequest.class)),
                new Row<>(RequestLog.ANSWERS, answer),
                new Row<>(RequestLog.ANSWERED, answer),
                new Row<>(FailureLog.KIND, new Failure("delivery", 1, NOON, "the key is out of reach")),
                new Row<>(RetryLog.KIND, new RetryLog.Due(new Reference("DPA-0000-AAAA-ZZZ9"), NOON)),
                new Row<>(TeamLog.KIND, new Waiting(new Reference("DPA-0000-AAAA-ZZZ9"), true, NOON)),
                new Row<>(Lease.KIND, new Lease("TEAM", "a process", 1, NOON)),
                new Row<>(DueWork.KIND, DueWork.Due.of(NOON, new RunId("00000009"), 3)),
                new Row<>(Notices.RUNS, Filled.of(Run.class)),
                new Row<>(Notices.NOTICES, Filled.of(Notice.class)),
                new Row<>(Objections.KIND, Filled.of(Objection.class)),
                new Row<>(Confirmations.KIND, asked()),
                new Row<>(Webhooks.WEBHOOKS, Filled.of(Webhook.class)),
                new Row<>(Webhooks.DELIVERIES, Filled.of(WebhookDelivery.class)),
                new Row<>(Brands.BRANDS, new Brands.NamedBrand(Brands.ANY, Brand.SOBER)),
                new Row<>(Brands.ASSETS, asset),
                new Row<>(Exports.KIND, new Exports.Export(NOON, 7)));
    }

    @Test
    void everyKindIsFoundByWhatIsWrittenDownAndReachedByThoseRolesAlone() throws IOException {
        var roles = new TreeMap<String, Role>();
        for (String name : Role.names()) {
            roles.put(name.replaceFirst("Role$", ""), Role.of(name));
        }
        var lines = new ArrayList<String>();
        lines.add(
                "| kind | partition / place | listed under / as | due | ends | expires | keeps | find, list | by due time |"
                        + " by end | write | remove |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Row<?> row : rows()) {
            lines.add(line(row, roles));
        }
        String table = String.join("\n", lines) + "\n";
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("record-kinds.md"), table);
        assertEquals(
                Files.readString(Checkout.file("infra/aws/src/test/resources/register/aws/template/record-kinds.md")),
                table);
    }

    /// Otherwise a new kind would be missing above and in the contract.
    @Test
    void noKindIsMissing() throws IOException {
        Set<String> implemented = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Checkout.file("functions"))) {
            for (Path file : files.filter(one -> one.toString().matches(".*/src/main/.*[.]java"))
                    .toList()) {
                Matcher found = IMPLEMENTED.matcher(Files.readString(file));
                while (found.find()) {
                    implemented.add(found.group(1));
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        for (Row<?> row : rows()) {
            Class<?> type = row.kind().getClass();
            listed.add(type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName());
        }
        assertEquals(implemented, listed);
        assertEquals(
                rows().stream().map(row -> row.kind().name()).toList(),
                EveryKind.filled().stream().map(sample -> sample.kind().name()).toList(),
                "the kinds of which every engine is asked to keep a record");
        Set<String> names = new HashSet<>();
        for (Row<?> row : rows()) {
            String name = row.kind().name();
            assertTrue(names.add(name) && name.matches("[A-Z]+"), name);
        }
    }

    private static Confirmation asked() {
        Confirmation asked = Confirmation.toSubscribe(POLICY, Language.ENGLISH, "a@customer.example", NOON);
        return new Confirmation(
                new ConfirmationId("0".repeat(asked.id().value().length())),
                1,
                POLICY,
                false,
                asked.stage(),
                asked.language(),
                asked.address(),
                null,
                null,
                0,
                asked.next(),
                asked.expires());
    }

    private static <R> String line(Row<R> row, Map<String, Role> roles) {
        Kind<R> kind = row.kind();
        Key key = kind.key(row.sample());
        Key listed = kind.listed(row.sample());
        String partition = named(kind, key.partition());
        Stream<String> columns = Stream.of(
                kind.name(),
                shown(partition + " / " + key.sort()),
                listed == null ? "" : shown(named(kind, listed.partition()) + " / " + listed.sort()),
                says(kind, "due"),
                says(kind, "ending"),
                says(kind, "expires"),
                kept(kind.keeps(row.sample())),
                who(roles, partition, "", "GetItem", "Query", "BatchGetItem"),
                who(roles, kind.name(), "/index/due", "Query"),
                who(roles, kind.name(), "/index/ends", "Query"),
                who(roles, partition, "", "PutItem"),
                who(roles, partition, "", "DeleteItem", "UpdateItem"));
        return columns.collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// Not every state of a record is due or ends.
    private static String says(Kind<?> kind, String what) {
        return Stream.of(kind.getClass().getMethods())
                        .anyMatch(method -> method.getName().equals(what) && !method.isDefault())
                ? "yes"
                : "";
    }

    private static String named(Kind<?> kind, String partition) {
        return partition.isEmpty() ? kind.name() : kind.name() + "#" + partition;
    }

    private static String kept(@Nullable String keeps) {
        return keeps == null ? "" : keeps.equals(Kind.ALL) ? "all" : "`" + keeps + "`";
    }

    private static String shown(String key) {
        return "`" + LONG.matcher(key).replaceAll("$1…") + "`";
    }

    private static String who(Map<String, Role> roles, String partition, String index, String... actions) {
        return roles.entrySet().stream()
                .filter(role -> Stream.of(actions)
                        .map(action -> new Attempt(
                                "dynamodb:" + action,
                                TABLE + index,
                                Map.of("dynamodb:LeadingKeys", List.of(partition))))
                        .anyMatch(role.getValue()::allows))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
