package register.machine.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.rule.MailSettings;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.pdf.seal.TimeStamping;
import register.recipient.RecipientErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;

/// The settings, read once: from the environment, and those that it leaves open from the data folder.
///
/// @param file the settings in the data folder
/// @param address the register's public address
/// @param http for HTTP
/// @param smtpPort `REGISTER_SMTP_PORT`, default 2525; 0 for any free port
/// @param data `REGISTER_DATA`, default `.register`: the folder of all data
/// @param policies `REGISTER_POLICIES`: the folder to publish on first start; null for the source tree's own
/// @param brand `REGISTER_BRAND`: the brand file for the pages; null to keep the stored brand
/// @param verdicts `REGISTER_MAIL_VERDICTS`: the verdicts on incoming mail
/// @param mail for requests
/// @param listening for incoming mail
/// @param transport for outgoing mail
/// @param retention `REGISTER_MAIL_DAYS`, default 30, and `REGISTER_REQUEST_DAYS`, default 1095: retention of a
///     closed request's raw mail, and of the rest
/// @param recipientDays `REGISTER_RECIPIENT_DAYS`, default 1095: retention of ended contacts
/// @param follow `REGISTER_FOLLOW`, default false: whether the server follows the lists of subprocessors
/// @param desk for keepers who sign in; null for one keeper
/// @param timeStamping the authorities for time-stamps on seals and checkpoints
public record Settings(
        SettingsFile file,
        PublicAddress address,
        HttpListening http,
        int smtpPort,
        Path data,
        @Nullable Path policies,
        @Nullable Path brand,
        Verdicts verdicts,
        MailSettings mail,
        Retention retention,
        int recipientDays,
        boolean follow,
        @Nullable DeskSignIn desk,
        MailListening listening,
        MailTransport transport,
        TimeStamping timeStamping) {
    private static final List<String> CHECKS = List.of("spam", "virus", "spf", "dkim", "dmarc");

    /// Variables read elsewhere: by the start scripts, the functions on AWS, and tests.
    private static final Set<String> ELSEWHERE = Set.of(
            "REGISTER_HEAP",
            "REGISTER_SETTINGS",
            "REGISTER_STACK",
            "REGISTER_TABLE",
            "REGISTER_PUBLISHED_BUCKET",
            "REGISTER_PERSONAL_BUCKET",
            "REGISTER_CORRESPONDENCE_BUCKET",
            "REGISTER_SEAL_KEY",
            "REGISTER_SEAL_SUBJECT",
            "REGISTER_ACKNOWLEDGEMENT_KEY",
            "REGISTER_CHECKPOINT_KEY",
            "REGISTER_REFERENCE_KEY",
            "REGISTER_WEBHOOK_KEY",
            "REGISTER_NOTICE_EVENTS",
            "REGISTER_EDGE",
            "REGISTER_EDGE_SECRET",
            "REGISTER_FILES_BUCKET",
            "REGISTER_METRICS",
            "REGISTER_FORMS",
            "REGISTER_GIVEN_UP",
            "REGISTER_MAIL_DEAD_LETTERS",
            "REGISTER_LITEWITNESS",
            "REGISTER_REQUIRE_TOOLS",
            "REGISTER_REQUIRE_AWS");

    /// @throws BadSettingException naming the first variable that is invalid or unknown
    public static Settings read(Map<String, String> environment) {
        SettingsFile file = SettingsFile.of(environment);
        return read(file, file.together());
    }

    /// @param all the settings of the environment and of the file
    static Settings read(SettingsFile file, Map<String, String> all) {
        Variables variables = Variables.of(all);
        Settings settings = read(file, variables);
        variables.requireKnown(ELSEWHERE);
        return settings;
    }

    /// The folder of all data.
    static Path data(Variables variables) {
        return variables.parsed("REGISTER_DATA", Settings::path).orElse(Path.of(".register"));
    }

    private static Settings read(SettingsFile file, Variables variables) {
        return new Settings(
                file,
                PublicAddress.read(variables),
                HttpListening.read(variables),
                port(variables, "REGISTER_SMTP_PORT", 2525),
                data(variables),
                variables.parsed("REGISTER_POLICIES", Settings::path).orElse(null),
                variables.parsed("REGISTER_BRAND", Settings::path).orElse(null),
                verdicts(variables),
                MailSettings.read(variables),
                Retention.read(variables),
                RecipientErasure.days(variables),
                variables.flag("REGISTER_FOLLOW", false),
                DeskSignIn.read(variables),
                MailListening.read(variables),
                MailTransport.read(variables),
                TimeStamping.read(variables));
    }

    static int port(Variables variables, String name, int otherwise) {
        return variables.number(name, otherwise, 0, 65_535, "expected a port from 0 to 65535, or 0 for a free one");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected a path", e);
        }
    }

    /// True if every mail is treated as authenticated.
    public boolean believesAnybody() {
        return listening.authenticator() == null && verdicts.dmarc() == Verdict.PASS;
    }

    /// Reads `PASS` for every check, optionally with exceptions: `PASS,dmarc=GRAY`.
    private static Verdicts verdicts(Variables variables) {
        return variables.together("REGISTER_MAIL_VERDICTS", Settings::verdicts).orElse(Verdicts.all(Verdict.PASS));
    }

    private static Verdicts verdicts(List<String> words) {
        var byCheck = new HashMap<String, Verdict>();
        for (String word : words) {
            String check =
                    word.contains("=") ? word.substring(0, word.indexOf('=')).strip() : "";
            Verdict verdict = verdict(word.substring(word.indexOf('=') + 1).strip());
            if (check.isEmpty()) {
                CHECKS.forEach(each -> byCheck.put(each, verdict));
            } else if (CHECKS.contains(check)) {
                byCheck.put(check, verdict);
            } else {
                throw badVerdicts();
            }
        }
        Verdict[] verdicts = CHECKS.stream()
                .map(check -> byCheck.getOrDefault(check, Verdict.MISSING))
                .toArray(Verdict[]::new);
        return new Verdicts(verdicts[0], verdicts[1], verdicts[2], verdicts[3], verdicts[4]);
    }

    private static Verdict verdict(String word) {
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(word))
                .findFirst()
                .orElseThrow(Settings::badVerdicts);
    }

    private static IllegalArgumentException badVerdicts() {
        return new IllegalArgumentException("expected one of " + List.of(Verdict.values()) + " for all checks ("
                + String.join(", ", CHECKS) + "), then exceptions, e.g. PASS,dmarc=GRAY");
    }
}
