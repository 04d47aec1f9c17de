package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.commands.CommandHere;
import register.contract.world.SoleTrader;
import register.log.KeyPairSigner;
import register.log.NoteKey;
import register.request.DpaRequest;
import register.testing.Checkout;

/// The commands that write with `--aws`, one for each kind of work.
final class CommandWorks {
    private static final Path POLICIES = Checkout.file("infra/policies");
    private static final Pattern PLAN = Pattern.compile("plan: ([0-9a-f]{64})");
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), FunctionWorks.LATER);

    private CommandWorks() {}

    static Map<String, Work.Opening> all(Path folder) {
        var all = new LinkedHashMap<String, Work.Opening>();
        all.put("withdraw --aws", CommandWorks::withdraw);
        all.put("redact --aws", CommandWorks::redact);
        all.put("recipients import --aws", () -> recipients(folder));
        all.put("recipients erase --aws", () -> erase(folder));
        all.put("log-key --hand-over --aws", CommandWorks::handOver);
        all.put("notices start --aws", () -> start(folder));
        all.put("notices stop --aws", () -> stop(folder));
        for (List<String> words :
                List.of(List.of("acknowledge"), List.of("close", "--as", "declined"), List.of("erase"))) {
            all.put("requests " + words.getFirst() + " --aws", () -> request(words));
        }
        all.put("redrive --aws", () -> RedriveWork.of(folder));
        all.put("archive import --aws", new SetUpWorks.Import(folder));
        all.put("brand --aws", () -> SetUpWorks.brand(folder));
        all.put("certificate --aws", SetUpWorks::certificate);
        return all;
    }

    /// A person types it again until it succeeds.
    private record Typing(Deployment at, Map<String, String> variables, List<String> words, Runnable after)
            implements Work {
        @Override
        public boolean run() {
            return succeeded(new OnAws(at, variables, Path.of("")).run(Clock.systemUTC(), words));
        }

        @Override
        public void later() {
            after.run();
        }
    }

    /// @throws IllegalStateException with what a failed command said
    static boolean succeeded(CommandHere command) {
        if (command.exit() != 0) {
            throw new IllegalStateException(command.said());
        }
        return true;
    }

    static Work typed(Deployment deployment, Map<String, String> variables, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--aws");
        return new Typing(deployment, variables, all, () -> {});
    }

    private static Work withdraw() throws IOException {
        Deployment deployment = FunctionWorks.published();
        deployment.publish(deployment.submit(
                "policies/example/2031-03-01.yaml",
                Files.readAllBytes(POLICIES.resolve("example/2031-03-01.yaml")),
                Map.of()));
        return typed(deployment, Map.of(), "withdraw", "--yes", "example", "2031-03-01", "--reason", "Too early");
    }

    private static Work redact() throws IOException {
        Deployment deployment = Deployment.create();
        deployment.publish(deployment.submit("policies/p.yaml", SoleTrader.file("2026-01-01", "One"), Map.of()));
        return typed(
                deployment, Map.of(), "redact", "--yes", SoleTrader.POLICY, SoleTrader.ID, "--reason", "On request");
    }

    /// Typed again although it was done, it is refused, because the log awaits the other key.
    private static Work handOver() throws IOException {
        Deployment deployment = FunctionWorks.published();
        deployment.reconcile();
        String key = new NoteKey(
                        "log-key",
                        KeyPairSigner.of("another", KeyPairSigner.generate()).publicKey())
                .text();
        return typed(deployment, Map.of(), "log-key", "--hand-over", key, "--reason", "It moves");
    }

    private static Work erase(Path folder) throws Exception {
        Work imported = recipients(folder);
        assertTrue(imported.run());
        String[] words = "recipients erase example --external-id C-1 --reason asked --yes --by Mari".split(" ", -1);
        return typed(imported.at(), Map.of(), words);
    }

    private static Work recipients(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "contacts", ".csv");
        Files.writeString(file, """
                external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                C-1,Acme GmbH,privacy@acme.example,de,30,14,,,
                """, UTF_8);
        return typed(FunctionWorks.published(), Map.of(), "recipients", "import", "example", file.toString());
    }

    /// A lot may be due twice after that, but its mails leave once.
    private static Work start(Path folder) throws IOException {
        var runs = new NoticeRuns(Files.createTempDirectory(folder, "run"), 1);
        Matcher plan = PLAN.matcher(runs.notices("preview", "example").out());
        assertTrue(plan.find());
        return new Typing(
                runs.deployment,
                NoticeRuns.VARIABLES,
                List.of("notices", "start", "example", "--plan", plan.group(1), "--by", "Mari", "--aws"),
                () -> {
                    runs.sign();
                    runs.awayFromFullHours();
                    runs.tick();
                });
    }

    private static Work stop(Path folder) throws IOException {
        var runs = new NoticeRuns(Files.createTempDirectory(folder, "run"), 1);
        runs.start();
        return typed(runs.deployment, NoticeRuns.VARIABLES, "notices", "stop", "example", "--by", "Mari");
    }

    private static Work request(List<String> words) throws IOException {
        // Makes the rules leave each request to a person.
        var correspondence = new Correspondence(Map.of("REGISTER_DAILY_LIMITS", "0,0,0"));
        return new RequestWork(correspondence, correspondence.takenIn(), words);
    }

    private record RequestWork(Correspondence correspondence, DpaRequest request, List<String> words) implements Work {
        @Override
        public Deployment at() {
            return correspondence.deployment();
        }

        @Override
        public boolean run() {
            return succeeded(command(Clock.systemUTC()));
        }

        @Override
        public void later() {
            var _ = command(LATER);
        }

        private CommandHere command(Clock clock) {
            return correspondence.command(request, clock, words.toArray(String[]::new));
        }

        @Override
        public boolean isLeft(Ended whole, Ended end) {
            return end.has("reply-unknown") && end.mailsNoMoreThan(whole);
        }

        @Override
        public String expected() {
            return words.getFirst().equals("acknowledge") ? "as undisturbed, or left to a person" : "as undisturbed";
        }
    }
}
