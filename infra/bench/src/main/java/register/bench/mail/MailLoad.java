package register.bench.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import register.machine.settings.Settings;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.machine.smtp.Peers;
import register.machine.smtp.SmtpLimits;
import register.machine.smtp.SmtpListener;
import register.mail.Intake;
import register.mail.IntakeResult;
import register.mail.NoticeReplies;
import register.mail.rule.DeliveredMail;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.DpaRequest;

/// Sends mail by SMTP to a register on this machine, over several connections at once, and counts the results.
///
/// @param sent mails by kind
/// @param recorded requests by state
/// @param replies mails in the outbox
/// @param seconds from the first mail to the last answer
/// @param millis the time of each mail, ascending
record MailLoad(
        Map<LoadMail.Outcome, Long> sent,
        Map<String, Long> recorded,
        long replies,
        double seconds,
        List<Double> millis) {
    static final String MAILBOX = "andrej@liveagent.com";

    MailLoad {
        sent = Map.copyOf(sent);
        recorded = Map.copyOf(recorded);
        millis = List.copyOf(millis);
    }

    /// @param data an empty folder
    /// @param policy its public address is the mailbox
    static MailLoad run(Path data, Path policy, int letters, int connections)
            throws IOException, InterruptedException, ExecutionException {
        Clock clock = Clock.systemUTC();
        Settings settings =
                Settings.read(Map.of("REGISTER_DATA", data.toString(), "REGISTER_DAILY_LIMITS", "1,5,10000"));
        try (ThisMachine register = ThisMachine.open(settings, clock)) {
            var _ = register.policyPublishing()
                    .publish(
                            PolicyFile.of(policy.toString(), Files.readAllBytes(policy), new SiblingFiles(policy)),
                            Reasons.NONE);
            Intake intake = register.correspondence().intake(register.referenceKey(), NoticeReplies.NONE);
            var listening = new SmtpListener.Listening(
                    InetAddress.ofLiteral("127.0.0.1"), 0, Peers.LOOPBACK, SmtpLimits.standard(), null);
            long start = System.nanoTime();
            List<Double> millis;
            try (SmtpListener listener = SmtpListener.start(
                    listening,
                    mail -> !(intake.receive(new DeliveredMail(
                                    mail.id(),
                                    mail.receivedAt(),
                                    mail.envelopeFrom(),
                                    mail.recipients(),
                                    settings.verdicts(),
                                    null,
                                    mail.raw()))
                            instanceof IntakeResult.InProgress),
                    clock)) {
                millis = deliver(listener.address().getPort(), letters, connections);
            }
            return new MailLoad(
                    sent(letters),
                    recorded(register.ports().requests().newest(letters + 1)),
                    files(data.resolve("outbox")),
                    (System.nanoTime() - start) / 1e9,
                    millis);
        }
    }

    private static List<Double> deliver(int port, int letters, int connections)
            throws InterruptedException, ExecutionException {
        var servers = new ArrayList<Callable<double[]>>();
        for (int connection = 0; connection < connections; connection++) {
            // Ten in a row, because a request and its repetition use one connection.
            int first = connection;
            servers.add(() -> {
                var took = new ArrayList<Double>();
                try (var server = new DeliveryConnection(port)) {
                    for (int ten = first; ten * 10 < letters; ten += connections) {
                        for (int number = ten * 10; number < Math.min(letters, ten * 10 + 10); number++) {
                            LoadMail letter = LoadMail.of(number);
                            long start = System.nanoTime();
                            server.deliver(letter);
                            took.add((System.nanoTime() - start) / 1e6);
                        }
                    }
                }
                return took.stream().mapToDouble(Double::doubleValue).toArray();
            });
        }
        var all = new ArrayList<Double>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (Future<double[]> server : threads.invokeAll(servers)) {
                Arrays.stream(server.get()).forEach(all::add);
            }
        }
        all.sort(null);
        return all;
    }

    private static Map<LoadMail.Outcome, Long> sent(int letters) {
        var sent = new EnumMap<LoadMail.Outcome, Long>(LoadMail.Outcome.class);
        for (LoadMail.Outcome outcome : LoadMail.Outcome.values()) {
            sent.put(outcome, 0L);
        }
        for (int number = 0; number < letters; number++) {
            sent.merge(LoadMail.of(number).outcome(), 1L, Long::sum);
        }
        return sent;
    }

    private static Map<String, Long> recorded(List<DpaRequest> requests) {
        var states = new HashMap<String, Long>();
        requests.forEach(request -> states.merge(request.state().term(), 1L, Long::sum));
        return states;
    }

    private static long files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /// True if each mail was accepted and had the expected result, and each request got one reply.
    boolean addsUp() {
        return millis.size()
                        == sent.values().stream().mapToLong(Long::longValue).sum()
                && recorded.getOrDefault("acknowledged", 0L).equals(sent.get(LoadMail.Outcome.ACKNOWLEDGED))
                && recorded.getOrDefault("queued", 0L).equals(sent.get(LoadMail.Outcome.QUEUED))
                && recorded.getOrDefault("silent", 0L).equals(sent.get(LoadMail.Outcome.SILENT))
                && recorded.values().stream().mapToLong(Long::longValue).sum()
                        == millis.size() - sent.getOrDefault(LoadMail.Outcome.AGAIN, 0L)
                && replies == sent.getOrDefault(LoadMail.Outcome.ACKNOWLEDGED, -1L);
    }

    /// A row of a Markdown table.
    String line() {
        return "| %,d | %,d | %,d | %,d | %,d | %,d | %.0f | %.0f | %.0f |"
                .formatted(
                        millis.size(),
                        recorded.values().stream().mapToLong(Long::longValue).sum(),
                        recorded.getOrDefault("acknowledged", 0L),
                        recorded.getOrDefault("queued", 0L),
                        recorded.getOrDefault("silent", 0L),
                        replies,
                        millis.size() / seconds,
                        millis.get(millis.size() / 2),
                        millis.get(millis.size() * 99 / 100));
    }
}
