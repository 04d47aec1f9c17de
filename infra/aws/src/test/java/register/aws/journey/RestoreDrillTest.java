package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.aws.journey.RestoreStand.MOMENT;
import static register.aws.journey.RestoreStand.assertSaid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Exports;
import register.assembly.Register;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.aws.stand.TableDefinition;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey.Shelf;
import register.testing.Checkout;
import register.transparency.OtherHistoryException;
import register.value.PolicyId;
import register.value.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Restores a register with records of every kind, as docs/aws.md#restore says. Each drill counts what there was and
/// what is there afterwards, and ends with someone who follows a log and has seen its newest entry.
final class RestoreDrillTest {
    private static final PolicyId LIVEAGENT = new PolicyId("liveagent");
    private static final Path FIRST = Checkout.file("infra/policies/liveagent/2023-10-02.yaml");
    private static final String VERIFIED = "\"verified\":true";

    /// The kinds that an archive without requests brings back.
    private static final Pattern HISTORY =
            Pattern.compile("(CHAIN|CHECKPOINTS|DOC|SNAPSHOTS|PERSONS|CERTIFICATES|SUMMARIES)\\b.*");

    @TempDir
    private Path folder;

    @Test
    void theTableAtAMomentAndTheEntriesPublishedSince() throws Exception {
        try (Deployment deployment = Deployment.restorable()) {
            fill(deployment);
            String old = deployment.tableName();
            var restore = new RestoreStand(folder, Stands.restoring(), deployment.table(), old);
            var follower = new Follower(deployment, LIVEAGENT, folder);
            follower.watches(0);
            SortedMap<String, Long> then = items(deployment);
            String moment = old + "-then";
            deployment
                    .table()
                    .restoreTableToPointInTime(request ->
                            request.sourceTableName(old).targetTableName(moment).useLatestRestorableTime(true));
            publish(deployment, "2026-01-01");
            addContact(deployment);
            follower.watches(0);
            follower.keeps();
            SortedMap<String, Long> before = items(deployment);

            RestoreStand.Said asked = restore.type(Map.of("AS_OF", moment), "y\nn\n", MOMENT);
            assertSaid(1, counts(before, then), asked);
            String restored = old + "-restored-2026-12-01T093000Z";
            // Someone uses it too early.
            deployment.set(Map.of("REGISTER_TABLE", restored));
            assertEquals(then, items(deployment));
            assertTrue(follower.watches(1).contains("rewound"));
            assertTrue(follower.verifies(1).contains("rewound"));
            assertThrows(OtherHistoryException.class, deployment::reconcile);
            assertThrows(OtherHistoryException.class, () -> publish(deployment, "2026-02-01"));
            assertEquals(then.get("CHAIN E"), items(deployment).get("CHAIN E"));

            String later = folder.resolve("later.zip").toString();
            deployment.set(Map.of("REGISTER_TABLE", old));
            command(deployment, "archive", "export", later, "--without-requests", "--aws");
            deployment.set(Map.of("REGISTER_TABLE", restored));
            command(deployment, "archive", "import", later, "--aws");
            assertSaid(0, "uses " + restored, restore.type(Map.of(), "y\n", "--table", restored));
            assertEquals(restored, restore.adopted());
            SortedMap<String, Long> after = items(deployment);
            assertEquals(history(before), history(after));
            assertNotEquals(before, after, "what else came since is lost");
            assertEquals(rest(then), rest(after));
            goesOn(deployment, follower);
        }
    }

    /// First each bucket is lost alone, then all with the table. The keys stay.
    @Test
    void anArchiveBringsBackEachBucketAndTheTable() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            fill(deployment);
            var follower = new Follower(deployment, LIVEAGENT, folder);
            follower.watches(0);
            follower.keeps();
            SortedMap<String, Long> before = items(deployment);
            SortedSet<String> objects = objects(deployment);
            String archive = folder.resolve("register.zip").toString();
            command(deployment, "archive", "export", archive, "--aws");
            for (Shelf lost : Shelf.values()) {
                Map<String, String> empty = emptyBuckets();
                String variable = "REGISTER_" + lost + "_BUCKET";
                deployment.set(Map.of(variable, String.valueOf(empty.get(variable))));
                assertNotEquals(objects, objects(deployment));
                command(deployment, "archive", "import", archive, "--aws");
                assertSame(objects, objects(deployment));
                assertEquals(before, items(deployment));
                assertTrue(follower.verifies(0).contains(VERIFIED));
            }
            Map<String, String> empty = emptyBuckets();
            empty.put("REGISTER_TABLE", TableDefinition.create(deployment.table()));
            deployment.set(empty);
            command(deployment, "archive", "import", archive, "--aws");
            assertSame(objects, objects(deployment));
            assertEquals(before, items(deployment));
            goesOn(deployment, follower);
        }
    }

    private static Map<String, String> emptyBuckets() {
        try (Shelves empty = Shelves.in(Stands.objects().environment(), true)) {
            return new HashMap<>(empty.variables());
        }
    }

    private void goesOn(Deployment deployment, Follower follower) throws Exception {
        assertEquals("0", new String(deployment.reconcile(), UTF_8), "nothing is missing");
        assertTrue(follower.verifies(0).contains(VERIFIED));
        publish(deployment, "2026-02-01");
        follower.watches(0);
        assertTrue(follower.verifies(0).contains(VERIFIED));
    }

    private static void fill(Deployment deployment) throws Exception {
        deployment.set(Map.of("REGISTER_ORIGIN", "register.example.com"));
        try (AwsPorts ports = AwsPorts.of(deployment.environment())) {
            var register = new Register(ports, Clock.systemUTC());
            new FictitiousRegister(
                            ports,
                            KmsSeals.of(deployment.environment(), register)
                                    .attesting()
                                    .signer())
                    .fill();
        }
        publish(deployment, "2023-10-02");
    }

    private void addContact(Deployment deployment) throws Exception {
        Path contacts = Files.writeString(
                folder.resolve("contacts.csv"),
                "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\nC-9,Lost OÜ,lost@customer.example,et,30,14,,,\n");
        command(deployment, "recipients", "import", "liveagent", contacts.toString(), "--aws");
    }

    private static void publish(Deployment deployment, String date) throws Exception {
        String version = Files.readString(FIRST).replace("effectiveDate: 2023-10-02", "effectiveDate: " + date);
        String key = "policies/liveagent/" + date + ".yaml";
        deployment.publish(deployment.submit(key, version.getBytes(UTF_8), Map.of()));
        assertTrue(deployment.answer(key).orElseThrow().contains("\"accepted\""), deployment.answer(key)::orElseThrow);
        deployment.reconcile();
    }

    private void command(Deployment deployment, String... words) {
        new OnAws(deployment, Map.of(), folder).here(0, List.of(words));
    }

    /// The number of items of each kind, as `infra/restore` counts them, but for the record of the export itself.
    private static SortedMap<String, Long> items(Deployment deployment) {
        return deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(RestoreDrillTest::kind)
                .filter(kind -> !kind.equals(Exports.KIND.name()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String kind(Map<String, AttributeValue> item) {
        String sort = Objects.requireNonNull(item.get("SK")).s();
        String partition = Objects.requireNonNull(item.get("PK")).s();
        String kind = partition.split("#", 2)[0];
        return partition.contains("#") && sort.matches("[A-Z]#.*") ? kind + " " + sort.charAt(0) : kind;
    }

    private static SortedMap<String, Long> history(SortedMap<String, Long> items) {
        var history = new TreeMap<>(items);
        history.keySet().removeIf(kind -> !HISTORY.matcher(kind).matches());
        return history;
    }

    private static SortedMap<String, Long> rest(SortedMap<String, Long> items) {
        var rest = new TreeMap<>(items);
        rest.keySet().removeAll(history(items).keySet());
        return rest;
    }

    private static String counts(Map<String, Long> before, Map<String, Long> then) {
        var kinds = new TreeSet<>(before.keySet());
        return kinds.stream()
                .map(kind -> "%8d %8d  %s\n".formatted(before.get(kind), then.getOrDefault(kind, 0L), kind))
                .collect(Collectors.joining());
    }

    /// Each object with its hash.
    private static SortedSet<String> objects(Deployment deployment) {
        var all = new TreeSet<String>();
        for (Shelf shelf : Shelf.values()) {
            String bucket = String.valueOf(deployment.variables().get("REGISTER_" + shelf + "_BUCKET"));
            deployment.objects().listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                    .map(S3Object::key)
                    // A key's certificate is not of a register; a lost one is made or installed again.
                    .filter(key -> !key.startsWith("certificates/"))
                    .forEach(key -> all.add(shelf + "/" + key + " "
                            + Sha256.of(deployment
                                    .objects()
                                    .getObjectAsBytes(
                                            request -> request.bucket(bucket).key(key))
                                    .asByteArray())));
        }
        return all;
    }

    private static void assertSame(SortedSet<String> before, SortedSet<String> after) {
        var lost = new TreeSet<>(before);
        lost.removeAll(after);
        var added = new TreeSet<>(after);
        added.removeAll(before);
        assertEquals(List.of(Set.of(), Set.of()), List.of(lost, added), "lost and added");
    }
}
