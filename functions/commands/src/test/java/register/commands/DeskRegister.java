package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.commands.option.Exit;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.mail.IntakeResult;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// A register in a folder with something of everything that waits for its keeper, under names that would run if a page
/// let them.
public final class DeskRegister implements AutoCloseable {
    /// A customer's name.
    public static final String HOSTILE = "\"><script>window.hacked = 1</script> & Söhne";

    /// A subject of a mail.
    public static final String SUBJECT = "<img src=x onerror='window.hacked = 1'> DPA";

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final ScriptedServer mailServer = new ScriptedServer();

    /// A register with a list in force and one announced, and three contacts.
    public DeskRegister(Path folder) throws IOException {
        this(folder, true);
    }

    /// A register without a policy, whose seal has a company's name.
    public static DeskRegister empty(Path folder, String company) throws IOException {
        var register = new DeskRegister(folder, false);
        var _ = register.done("certificate", "--self-sign", company);
        return register;
    }

    private DeskRegister(Path folder, boolean filled) throws IOException {
        this.folder = folder;
        environment.put("REGISTER_DATA", folder.resolve("data").toString());
        environment.put("REGISTER_URL", "https://register.example");
        environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:" + mailServer.port());
        environment.put("REGISTER_NOTICE_RATE", "6000");
        if (filled) {
            fill();
        }
    }

    private void fill() throws IOException {
        for (String version : List.of("2025-09-01", "2031-03-01")) {
            done(
                    "publish",
                    "--trial",
                    "--yes",
                    Checkout.file("infra/policies/example/" + version + ".yaml").toString());
        }
        done(
                "recipients",
                "import",
                "example",
                file("contacts.csv", """
                        external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                        C-1,Näidis OÜ,privacy@naidis.example,et,30,14,,,
                        C-2,"%s",datenschutz@muster.example,de,45,,,,
                        C-3,Exemple SA,dpo@exemple.example,fr,,,,,
                        """.formatted(HOSTILE.replace("\"", "\"\"")))
                        .toString());
    }

    /// Leaves settings to the desk.
    public void leaveOpen(String... names) {
        List.of(names).forEach(environment::remove);
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public ScriptedServer mailServer() {
        return mailServer;
    }

    public Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// Runs a command that must succeed.
    ///
    /// @return its result
    public String done(String... words) {
        CommandHere ran = CommandHere.run(environment, CLOCK, List.of(words));
        if (ran.exit() != Exit.DONE) {
            throw new AssertionError(String.join(" ", words) + ": " + ran.said());
        }
        return ran.out();
    }

    /// What stands in a text for the group of this pattern.
    public static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " in " + text);
        }
        return found.group(1);
    }

    /// Starts the run for the announced list, and sends its mails; the mail server refuses each.
    public void notifyInVain() {
        String plan = found("plan: ([0-9a-f]{64})", done("notices", "preview", "example"));
        done("notices", "start", "example", "--plan", plan, "--by", "Mari");
        mailServer.says("RCPT", "550 5.1.1 no such user");
        send();
        mailServer.says("QUIT", "221 bye");
    }

    /// Sends the mails that are due, as a server does.
    public void send() {
        try (ThisMachine machine = machine()) {
            var _ = machine.noticeSending().pass(() -> true);
        }
    }

    private ThisMachine machine() {
        return ThisMachine.open(Settings.read(environment), CLOCK);
    }

    /// A subscriber, confirmed.
    ///
    /// @return its id
    public String subscribe(String address) {
        RecipientId id = RecipientId.next();
        try (ThisMachine machine = machine()) {
            var subscriber = Recipient.added(
                    id,
                    new PolicyId("example"),
                    Recipient.Kind.SUBSCRIBER,
                    new Recipient.Who(null, null, address),
                    Language.ENGLISH,
                    Terms.NONE,
                    "subscription",
                    ChangeAuthor.register(CLOCK.instant()));
            if (!machine.ports().recipients().add(subscriber)) {
                throw new AssertionError(address);
            }
        }
        return id.value();
    }

    /// @return its reference
    public String objectByPhone(String words) {
        return done(
                        "objections",
                        "record",
                        "example",
                        "--external-id",
                        "C-2",
                        "--arrived",
                        "2026-02-28T09:00",
                        "--note",
                        words,
                        "--channel",
                        "phone",
                        "--by",
                        "Mari")
                .substring(0, 18);
    }

    /// Receives a mail at the last of the policies' addresses, by letter.
    ///
    /// @param verdict of the sender's checks
    /// @return the reference of its request
    public String receive(String id, String from, String subject, String text, Verdict verdict) {
        try (ThisMachine machine = machine()) {
            String to = machine.register().publicAddresses().stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            String raw = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
                    + "@naidis.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
            IntakeResult result = machine.receiving()
                    .receive(
                            id,
                            true,
                            () -> new DeliveredMail(
                                    id,
                                    CLOCK.instant(),
                                    from,
                                    List.copyOf(machine.register().publicAddresses()),
                                    Verdicts.all(verdict),
                                    null,
                                    Bytes.of(raw.getBytes(UTF_8))));
            if (result instanceof IntakeResult.Done(DpaRequest request)) {
                return request.reference().value();
            }
            throw new AssertionError(result.line());
        }
    }

    @Override
    public void close() {
        mailServer.close();
    }
}
