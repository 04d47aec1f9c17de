package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.assembly.Register;
import register.aws.notify.CloseFunction;
import register.aws.notify.TickFunction;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.chain.EntryKind;
import register.chain.History;
import register.json.Json;
import register.notice.DueWork;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Subject;
import register.notices.proof.RunCommitments;
import register.settings.Variables;
import register.testing.Checkout;
import register.value.PolicyId;

/// A deployment that announces a change to its contacts: commands start the run, and ticks send it.
final class NoticeRuns implements AutoCloseable {
    static final PolicyId POLICY = new PolicyId("example");
    static final String EVENTS = "notices";
    private static final int MINUTES_15 = 900_000;
    static final Map<String, String> VARIABLES = Map.of(
            "REGISTER_NOTICE_EVENTS", EVENTS,
            "REGISTER_URL", "https://register.example",
            "REGISTER_TEAM_ADDRESS", "team@provider.example");

    final Deployment deployment = Deployment.create();
    /// The log of ticks and closings.
    final List<String> log = new CopyOnWriteArrayList<>();
    /// The documents among it that report measures.
    final List<String> reported = new CopyOnWriteArrayList<>();

    private final Path folder;
    private final OnAws commands;
    private Duration later = Duration.ZERO;

    /// @param folder for files
    NoticeRuns(Path folder, int contacts) throws IOException {
        this.folder = folder;
        this.commands = new OnAws(deployment, VARIABLES, folder);
        deployment.ses().grant(10_000, 1_000_000, 0, true);
        for (String file : List.of("dpa-2025-09.pdf", "2025-09-01.yaml", "2031-03-01.yaml")) {
            byte[] put = deployment.submit(
                    "policies/" + file, Files.readAllBytes(Checkout.file("infra/policies/example/" + file)), Map.of());
            if (file.endsWith(".yaml")) {
                var _ = deployment.publish(put);
                assertTrue(deployment.answer("policies/" + file).orElseThrow().contains("accepted"), file);
            }
        }
        contacts(contacts);
    }

    private Variables variables() {
        var all = new HashMap<>(deployment.variables());
        all.putAll(VARIABLES);
        return Variables.of(all);
    }

    /// Imports this many, in four languages.
    void contacts(int count) throws IOException {
        var csv = new StringBuilder(
                "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\n");
        for (int i = 0; i < count; i++) {
            String language = List.of("en", "de", "fr", "et").get(i % 4);
            csv.append("C-%1$d,Customer %1$d GmbH,privacy@customer%1$d.example,%2$s,30,14,,,\n".formatted(i, language));
        }
        Path file = Files.writeString(folder.resolve("contacts.csv"), csv);
        var _ = command(0, "recipients", "import", POLICY.value(), file.toString());
    }

    OnAws.Said command(int exit, String... words) {
        return command(Clock.systemUTC(), exit, words);
    }

    OnAws.Said command(Clock clock, int exit, String... words) {
        return commands.here(clock, exit, joined(List.of(words), List.of("--aws")));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    OnAws.Said notices(String... words) {
        return command(0, joined(List.of("notices"), List.of(words)).toArray(String[]::new));
    }

    OnAws.Said start() {
        Matcher plan = Pattern.compile("plan: ([0-9a-f]{64})")
                .matcher(notices("preview", POLICY.value()).out());
        assertTrue(plan.find());
        return notices("start", POLICY.value(), "--plan", plan.group(1), "--by", "Mari");
    }

    /// Signs the log, as the snapshot function does after each entry.
    void sign() {
        try (AwsPorts ports = AwsPorts.of(variables())) {
            KmsSeals.of(variables(), new Register(ports, Clock.systemUTC()))
                    .attesting()
                    .checkpoints()
                    .reconcile(_ -> {});
        }
    }

    /// The snapshot function gets the last entry of the log, as after each append, and signs it.
    void follow() throws IOException {
        Json last = Stream.records(deployment).stream()
                .filter(record -> record.toString().contains("CHAIN#" + POLICY)
                        && record.toString().contains("E#"))
                .max(Comparator.comparing(Json::toString))
                .orElseThrow();
        var _ = deployment.snapshot(Events.records(List.of(last)));
    }

    /// The entries that commit to a run's outcome.
    List<Long> outcomes() {
        try (AwsPorts ports = AwsPorts.of(variables())) {
            return History.headers(ports.chain(), POLICY).stream()
                    .filter(header -> header.kind() == EntryKind.NOTICE)
                    .map(header ->
                            ports.chain().entry(POLICY, header.sequence()).orElseThrow())
                    .filter(entry -> NoticeCommitment.of(entry).of() == Subject.OUTCOME)
                    .map(entry -> entry.header().sequence())
                    .toList();
        }
    }

    /// The number of notices with a valid proof of their commitment.
    long proven() {
        try (AwsPorts ports = AwsPorts.of(variables())) {
            var commitments = new RunCommitments(new Register(ports, Clock.systemUTC()));
            return all().stream()
                    .filter(notice -> commitments.outcome(run(), notice).isPresent())
                    .count();
        }
    }

    /// Moves the clocks of later ticks forward.
    void advance(Duration by) {
        later = later.plus(by);
    }

    /// Sets the clocks to a minute that ends with a 5. By steps of ten minutes they then never reach a full hour, at
    /// which the team may be told (`TickFunction`).
    void awayFromFullHours() {
        later = Duration.ofMinutes(
                Math.floorMod(5 - Instant.now().atZone(ZoneOffset.UTC).getMinute(), 10));
    }

    Instant now() {
        return Instant.now().plus(later);
    }

    /// With a newly started function.
    int tick() {
        return tick(Clock.offset(Clock.systemUTC(), later), MINUTES_15);
    }

    /// @param millis that it has left
    int tick(Clock clock, int millis) {
        return tick(function(clock), millis);
    }

    TickFunction function(Clock clock) {
        return new TickFunction(variables(), clock);
    }

    int tick(TickFunction function, int millis) {
        return function.handleRequest(new ScheduledEvent(), context(millis));
    }

    /// Runs the hourly function, newly started with the variables of the template.
    int close(Clock clock) {
        return close(clock, "register.example");
    }

    /// @param origin the host that names the logs
    int close(Clock clock, String origin) {
        var own = new HashMap<>(deployment.variables());
        own.put("REGISTER_ORIGIN", origin);
        List.of("REGISTER_PERSONAL_BUCKET", "REGISTER_CORRESPONDENCE_BUCKET", "REGISTER_REFERENCE_KEY")
                .forEach(own::remove);
        return new CloseFunction(Variables.of(own), clock).handleRequest(new ScheduledEvent(), context(MINUTES_15));
    }

    private Context context(int millis) {
        LambdaLogger logger = (LambdaLogger) Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(), new Class<?>[] {LambdaLogger.class}, (_, _, arguments) -> {
                    String line = String.valueOf(arguments[0]).strip();
                    (line.startsWith("{") ? reported : log).add(line);
                    return null;
                });
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getLogger" -> logger;
                    case "getRemainingTimeInMillis" -> millis;
                    default -> throw new AssertionError(method.getName());
                });
    }

    Run run() {
        return notices().runs(POLICY, 1).getFirst();
    }

    Notices notices() {
        return new Notices(deployment.records());
    }

    boolean isDone() {
        return new DueWork(deployment.records())
                .due(now().plus(Duration.ofDays(9)), 1)
                .isEmpty();
    }

    List<Notice> all() {
        Run run = run();
        var all = new ArrayList<Notice>();
        for (int lot : run.lots()) {
            all.addAll(notices().lot(run.id(), lot));
        }
        return all;
    }

    /// The attempts that SES saw, by the tags of their mails, in order.
    List<String> attempts() {
        return deployment.ses().requests().stream()
                .filter(request -> request.get("EmailTags") != null)
                .map(NoticeRuns::tag)
                .toList();
    }

    private static String tag(Json.Obj request) {
        Json.Arr tags = (Json.Arr) Objects.requireNonNull(request.get("EmailTags"));
        Json.Obj tag = (Json.Obj) tags.items().getFirst();
        return ((Json.Str) Objects.requireNonNull(tag.get("Value"))).value();
    }

    /// SES's report on an attempt.
    void report(String event, String attempt) throws IOException {
        byte[] failed =
                new NoticeEvents(deployment).take(NoticeEvents.body(event).replace(NoticeEvents.ID + "-1", attempt));
        assertEquals("{\"batchItemFailures\":[]}", new String(failed, UTF_8));
    }

    @Override
    public void close() {
        deployment.close();
    }
}
