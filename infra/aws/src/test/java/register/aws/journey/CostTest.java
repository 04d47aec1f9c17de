package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.aws.files.EdgeFiles;
import register.aws.s3.AwsPorts;
import register.aws.stand.Calls;
import register.aws.template.Template;
import register.json.Json;
import register.measure.Measure;
import register.testing.Checkout;

/// The requests to AWS of each use, counted, and their price for three companies: the table in `docs/aws.md`, also
/// written
/// to `target/costs.md`.
final class CostTest {
    /// Answers and retries differ by that much from run to run.
    private static final double CENTS = 0.03;

    private static final int COUNT = 40;
    private static final Set<String> READS = Set.of("BatchGetItem", "GetItem", "Query");
    private static final Set<String> UNMET = Set.of("HasGitHub", "HasWebhooks", "HasWebhookAlarms", "BoundsReaders");

    @TempDir
    private Path folder;

    private final Template template;
    private final Measurements measured = new Measurements();

    CostTest() throws IOException {
        this.template = Template.read();
    }

    /// The number of requests per notice, for requests that grow with the notices. A query reads many items.
    private static Map<String, Long> each(Calls.Cost cost) {
        var each = new TreeMap<String, Long>();
        cost.operations()
                .forEach((operation, count) -> each.put(operation, operation.equals("Query") ? 0 : count / COUNT));
        each.values().removeIf(count -> count == 0);
        return each;
    }

    @Test
    void theDocsSayWhatThreeCompaniesPay() throws IOException {
        try (var runs = new NoticeRuns(folder, 0)) {
            String files = "files-" + UUID.randomUUID();
            runs.deployment.shelves().create(files);
            runs.deployment.set(Map.of("REGISTER_FILES_BUCKET", files));
            var idle = new IdleHour(template, UNMET, runs, measured);
            // It makes what is missing, and certificates.
            var _ = idle.reconcile(IdleHour.AT_NIGHT);
            Usage night = idle.night();
            Usage one = idle.hour();
            Usage publication = publish(runs, "one");
            var _ = publish(runs, "two");
            Usage further = idle.hour().without(one).times(0.5);
            Usage check = idle.night().without(night).times(0.5);
            // After it the clock goes back, for which files are written again.
            Usage day = Usage.of(measured.of("a new day", () -> nextDay(runs.deployment)))
                    .times(0.5);
            Usage notice = notices(runs);
            Calls.Cost look = measured.of("a look what is open", () -> runs.tick(IdleHour.LOOKING, 900_000));
            assertEquals(Map.of(), each(look));
            var counted = new Company.Counted(
                    fixed(),
                    template.events("SQS", UNMET).values().stream()
                            .filter(event -> event.containsKey("Queue"))
                            .count(),
                    idle.rates().values().stream().mapToInt(rate -> rate).sum(),
                    one,
                    further,
                    day,
                    check,
                    publication,
                    notice,
                    Usage.call(look).times(1.0 / COUNT),
                    mail(runs.deployment));
            table(counted);
        }
    }

    private static void nextDay(Deployment deployment) {
        try (AwsPorts ports = AwsPorts.of(deployment.environment())) {
            var tomorrow = new Register(ports, Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));
            assertTrue(EdgeFiles.of(deployment.environment(), tomorrow, ports).write(null) > 0);
        }
    }

    private Usage publish(NoticeRuns runs, String policy) throws IOException {
        byte[] file = Files.readString(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"))
                .replace("policy: liveagent", "policy: " + policy)
                .replace("andrej@liveagent.com", "andrej@" + policy + ".example")
                .getBytes(UTF_8);
        byte[] put = runs.deployment.submit("policies/" + policy + ".yaml", file, Map.of());
        Usage published = Usage.of(measured.of("publish " + policy, () -> runs.deployment.publish(put)));
        List<Json> entries = Stream.records(runs.deployment).stream()
                .filter(record -> record.toString().contains("CHAIN#" + policy)
                        && record.toString().contains("E#"))
                .toList();
        Calls.Cost sealed = measured.of("seal " + policy, () -> runs.deployment.snapshot(Events.records(entries)));
        long reads = sealed.operations().entrySet().stream()
                .filter(each -> READS.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertTrue(reads < 200, reads + " reads of the table for an entry's files");
        return published.and(Usage.of(sealed));
    }

    private Usage fixed() {
        return Usage.of("kms-key", (double) template.count("AWS::KMS::Key", UNMET))
                .and(Usage.of("secret", (double) template.count("AWS::SecretsManager::Secret", UNMET)))
                .and(Usage.of("cloudwatch-alarm", (double) template.count("AWS::CloudWatch::Alarm", UNMET)))
                .and(Usage.of("cloudwatch-dashboard", (double) template.count("AWS::CloudWatch::Dashboard", UNMET)))
                .and(Usage.of("cloudwatch-metric", (double) Arrays.stream(Measure.values())
                        .filter(measure -> measure.kind() != Measure.Kind.EVENT)
                        .count()));
    }

    private Usage notices(NoticeRuns runs) throws IOException {
        Calls.Cost imported = measured.of("import", () -> runs.contacts(COUNT));
        Calls.Cost started = measured.of("preview, start", runs::start);
        runs.sign();
        Calls.Cost sent = measured.of("send", () -> assertEquals(COUNT, runs.tick()));
        Calls.Cost reported = measured.of("two events", () -> {
            for (String attempt : runs.attempts()) {
                runs.report("send", attempt);
                runs.report("delivery", attempt);
            }
        });
        assertEquals(Map.of("TransactWriteItems", 1L), each(imported));
        assertEquals(Map.of("PutItem", 1L), each(started));
        assertEquals(Map.of("GetItem", 2L, "PutItem", 2L, "SendEmail", 1L), each(sent));
        assertEquals(Map.of("GetItem", 4L, "PutItem", 2L), each(reported));
        assertTrue(
                Measurements.largestNotice(runs) < 2_048,
                Measurements.largestNotice(runs) + " bytes: a write costs one unit for each KB");
        return Usage.of(imported)
                .and(Usage.of(started))
                .and(Usage.of(sent))
                .and(Usage.of(reported))
                .times(1.0 / COUNT);
    }

    /// The second, because the first makes the certificate of acknowledgements.
    private Usage mail(Deployment deployment) throws IOException {
        String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8)
                .replace("andrej@liveagent.com", "andrej@one.example");
        Usage last = Usage.NONE;
        for (String id : List.of("first", "second")) {
            String domain = id + ".example";
            deployment.deliver(
                    "inbound/" + id, mail.replace("klient.example", domain).getBytes(UTF_8));
            byte[] event = Events.mailReceived(
                    id, deployment.mailBucket(), "inbound/" + id, "mari@" + domain, Deployment.MAILBOX, Instant.now());
            last = Usage.of(measured.of("mail", () -> deployment.intake(event, Clock.systemUTC())));
        }
        assertEquals(1.0, Objects.requireNonNull(last.of().get("ses-mail")));
        return last;
    }

    private void table(Company.Counted counted) throws IOException {
        List<Company> companies = List.of(
                new Company("1 policy, 100 customers", 1, 100),
                new Company("20, 5,000", 20, 5_000),
                new Company("1,000, 50,000", 1_000, 50_000));
        Map<String, Double> prices = Usage.prices();
        var rows = new LinkedHashMap<String, List<Double>>();
        var sums = new ArrayList<Double>();
        for (Company company : companies) {
            double[] sum = new double[1];
            company.month(counted).forEach((row, usage) -> {
                rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(usage.dollars(prices));
                sum[0] += usage.dollars(prices);
            });
            sums.add(sum[0]);
        }
        rows.put("**together**", sums);
        rows.put(
                "AWS WAF, optional",
                companies.stream().map(one -> one.firewall().dollars(prices)).toList());
        var table = new StringBuilder("| dollars a month | ")
                .append(String.join(" | ", companies.stream().map(Company::name).toList()))
                .append(" |\n|---|---|---|---|\n");
        rows.forEach((row, dollars) -> table.append("| ")
                .append(row)
                .append(" | ")
                .append(dollars.stream().map("%.2f"::formatted).collect(Collectors.joining(" | ")))
                .append(" |\n"));
        measured.lines().add("");
        measured.lines().add(table.toString());
        Files.write(Path.of("target", "costs.md"), measured.lines());
        List<String> docs = Files.readAllLines(Checkout.file("docs/aws.md"));
        rows.forEach((row, dollars) -> assertStated(docs, row, dollars, "docs/aws.md lacks\n" + table));
    }

    private static void assertStated(List<String> docs, String row, List<Double> dollars, String otherwise) {
        List<String> stated = docs.stream()
                .filter(line -> line.startsWith("| " + row + " |"))
                .flatMap(line -> Arrays.stream(line.split(" *[|] *", -1)))
                .filter(cell -> cell.matches("[0-9]+[.][0-9]{2}"))
                .toList();
        assertEquals(dollars.size(), stated.size(), otherwise);
        for (int i = 0; i < dollars.size(); i++) {
            assertEquals(dollars.get(i), Double.parseDouble(stated.get(i)), CENTS, otherwise);
        }
    }
}
