package register.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.DailyLimits;
import register.mail.IntakeSettings;
import register.mail.Verdict;
import register.mail.Verdicts;
import register.request.Retention;

/// What the environment says, read once.
///
/// @param http how readers reach this machine
/// @param smtpPort `REGISTER_SMTP_PORT`, 2525; 0 for any that is free
/// @param data `REGISTER_DATA`, `.register`: the folder where everything lies
/// @param policies `REGISTER_POLICIES`: the folder published on first start; null for the source tree's own
/// @param verdicts `REGISTER_MAIL_VERDICTS`: what arriving mail is held for
/// @param intakeAddresses `REGISTER_INTAKE_ADDRESSES`, comma-separated: mailboxes that forward to the register
/// @param ownDomains `REGISTER_OWN_DOMAINS`, comma-separated: the company's mail domains, beside those of its
///     addresses; they are never answered
/// @param teamAddress `REGISTER_TEAM_ADDRESS`: who hears of what waits for a person
/// @param mailFrom `REGISTER_MAIL_FROM`: the From of replies; null for the policy's own address
/// @param limits `REGISTER_DAILY_LIMITS`, `1,5,1000`: how many acknowledgements a day go to one sender, to one domain
///     and to all
/// @param noticesEvery `REGISTER_NOTICE_MINUTES`, 15: the time from one mail to the team to the next, at least
/// @param listening how mail reaches this machine
/// @param transport how mail leaves this machine
/// @param retention `REGISTER_MAIL_DAYS`, 30, and `REGISTER_REQUEST_DAYS`, 1095: how long a closed request's raw mail
///     and all the rest of it are kept
/// @param timeStamping by whose clocks seals and checkpoints are stamped
public record Settings(
        HttpListening http,
        int smtpPort,
        Path data,
        @Nullable Path policies,
        Verdicts verdicts,
        List<String> intakeAddresses,
        Set<String> ownDomains,
        @Nullable String teamAddress,
        @Nullable String mailFrom,
        DailyLimits limits,
        Duration noticesEvery,
        Retention retention,
        MailListening listening,
        MailTransport transport,
        TimeStamping timeStamping) {
    private static final String TEAM = "REGISTER_TEAM_ADDRESS";
    private static final List<String> CHECKS = List.of("spam", "virus", "spf", "dkim", "dmarc");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    public Settings {
        intakeAddresses = List.copyOf(intakeAddresses);
        ownDomains = Set.copyOf(ownDomains);
    }

    /// @throws BadSettingException naming the first variable that cannot be used
    public static Settings read(Map<String, String> environment) {
        return new Settings(
                HttpListening.read(environment),
                port(environment, "REGISTER_SMTP_PORT", 2525),
                path(environment, "REGISTER_DATA", Path.of(".register")),
                environment.getOrDefault("REGISTER_POLICIES", "").isEmpty()
                        ? null
                        : path(environment, "REGISTER_POLICIES", Path.of("")),
                verdicts(environment, "REGISTER_MAIL_VERDICTS"),
                addresses(environment, "REGISTER_INTAKE_ADDRESSES"),
                domains(environment, "REGISTER_OWN_DOMAINS"),
                team(environment),
                address(environment, "REGISTER_MAIL_FROM"),
                limits(environment, "REGISTER_DAILY_LIMITS"),
                minutes(environment, "REGISTER_NOTICE_MINUTES", 15),
                retention(environment, "REGISTER_MAIL_DAYS", "REGISTER_REQUEST_DAYS"),
                MailListening.read(environment),
                MailTransport.read(environment),
                TimeStamping.read(environment));
    }

    /// Refuses a policy's public address that is the team's: notices to the team would come back here.
    ///
    /// @throws BadSettingException naming the team's address
    public void requireTeamElsewhere(Collection<String> publicAddresses) {
        IntakeSettings.ownAddress(teamAddress, publicAddresses).ifPresent(own -> {
            throw leadsBack(String.valueOf(teamAddress), own);
        });
    }

    private static @Nullable String team(Map<String, String> environment) {
        String team = address(environment, TEAM);
        IntakeSettings.ownAddress(team, addresses(environment, "REGISTER_INTAKE_ADDRESSES"))
                .ifPresent(own -> {
                    throw leadsBack(String.valueOf(team), own);
                });
        return team;
    }

    private static BadSettingException leadsBack(String team, String own) {
        return new BadSettingException(TEAM, team, IntakeSettings.leadsBack(own));
    }

    static int port(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new BadSettingException(variable, value, "expected a port from 0 to 65535, 0 for any that is free");
        }
        return Integer.parseInt(value);
    }

    private static Duration minutes(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (!value.matches("|[1-9][0-9]{0,4}")) {
            throw new BadSettingException(variable, value, "expected minutes, 1 to 99999");
        }
        return Duration.ofMinutes(value.isEmpty() ? otherwise : Integer.parseInt(value));
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isEmpty() ? otherwise : Path.of(value);
        } catch (InvalidPathException e) {
            throw new BadSettingException(variable, value, "expected a path");
        }
    }

    /// `PASS` for every check, or that and what differs: `PASS,dmarc=GRAY`.
    private static Verdicts verdicts(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        var byCheck = new HashMap<String, Verdict>();
        for (String word : (value.isEmpty() ? "PASS" : value).split(",", -1)) {
            String check =
                    word.contains("=") ? word.substring(0, word.indexOf('=')).strip() : "";
            Verdict verdict = verdict(
                    variable, value, word.substring(word.indexOf('=') + 1).strip());
            if (check.isEmpty()) {
                CHECKS.forEach(each -> byCheck.put(each, verdict));
            } else if (CHECKS.contains(check)) {
                byCheck.put(check, verdict);
            } else {
                throw badVerdicts(variable, value);
            }
        }
        Verdict[] verdicts = CHECKS.stream()
                .map(check -> byCheck.getOrDefault(check, Verdict.MISSING))
                .toArray(Verdict[]::new);
        return new Verdicts(verdicts[0], verdicts[1], verdicts[2], verdicts[3], verdicts[4]);
    }

    private static Verdict verdict(String variable, String value, String word) {
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(word))
                .findFirst()
                .orElseThrow(() -> badVerdicts(variable, value));
    }

    private static BadSettingException badVerdicts(String variable, String value) {
        return new BadSettingException(
                variable,
                value,
                "expected one of " + List.of(Verdict.values()) + " for all of " + CHECKS
                        + ", or what differs too, e.g. PASS,dmarc=GRAY");
    }

    private static Set<String> domains(Map<String, String> environment, String variable) {
        var domains = new HashSet<String>();
        for (String domain : environment.getOrDefault(variable, "").split(",", -1)) {
            String stripped = domain.strip().toLowerCase(Locale.ROOT);
            if (!stripped.isEmpty() && !ADDRESS.matcher("x@" + stripped).matches()) {
                throw new BadSettingException(variable, stripped, "expected mail domains, separated by commas");
            }
            if (!stripped.isEmpty()) {
                domains.add(stripped);
            }
        }
        return domains;
    }

    private static List<String> addresses(Map<String, String> environment, String variable) {
        var addresses = new ArrayList<String>();
        for (String address : environment.getOrDefault(variable, "").split(",", -1)) {
            if (!address.isBlank()) {
                addresses.add(checked(variable, address.strip()));
            }
        }
        return addresses;
    }

    private static DailyLimits limits(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        try {
            return value.isEmpty() ? DailyLimits.DEFAULT : DailyLimits.parse(value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, value, String.valueOf(e.getMessage()));
        }
    }

    private static Retention retention(Map<String, String> environment, String mail, String requests) {
        int mailDays = days(environment, mail, Retention.DEFAULT.mailDays());
        int requestDays = days(environment, requests, Retention.DEFAULT.requestDays());
        try {
            return new Retention(mailDays, requestDays);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(requests, Integer.toString(requestDays), String.valueOf(e.getMessage()));
        }
    }

    private static int days(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,5}")) {
            throw new BadSettingException(variable, value, "expected a number of days");
        }
        return Integer.parseInt(value);
    }

    private static @Nullable String address(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? null : checked(variable, value);
    }

    private static String checked(String variable, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new BadSettingException(variable, address, "expected a mail address, name@domain");
        }
        return address;
    }
}
