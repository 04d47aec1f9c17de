package register.mail.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.policy.rules.RuleWords;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Sentence;

/// A deployment's mail settings: the same variables, read in the same way, wherever mail arrives.
///
/// @param intakeAddresses the addresses at which the mail service receives mail for the register, besides the
///     policies' public addresses: a company's mail host usually forwards to one of them
/// @param replyFrom the From of replies, an address read by a person; absent: the public address that the
///     mail was sent to
/// @param ownDomains the company's mail domains, besides those of the addresses here and in its policies; mail from
///     them and their subdomains is never answered
/// @param teamAddress gets a team mail at once about matters with a legal clock; absent for none
/// @param limits on acknowledgements a day
/// @param teamMailEvery the minimum time between two mails to the team
/// @param lease the validity of a claim to send: longer than any sending process may run
/// @param trial true if the register is a trial (`register.document.Trial`), which its letters say
public record MailSettings(
        List<String> intakeAddresses,
        @Nullable String replyFrom,
        Set<String> ownDomains,
        @Nullable String teamAddress,
        DailyLimits limits,
        Duration teamMailEvery,
        Duration lease,
        boolean trial) {
    /// The variable that names the team's address.
    public static final String TEAM = "REGISTER_TEAM_ADDRESS";
    private static final int MINUTES = 15;
    private static final int MOST_MINUTES = 99_999;

    /// Longer than the intake function may run.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    public MailSettings {
        intakeAddresses = List.copyOf(intakeAddresses);
        ownDomains = Set.copyOf(ownDomains);
        ownAddress(teamAddress, intakeAddresses).ifPresent(own -> {
            throw new IllegalArgumentException(
                    teamAddress + ": " + leadsBack(own).english());
        });
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("lease: " + lease + ": expected a positive duration");
        }
    }

    /// Settings for a register that is not a trial.
    public MailSettings(
            List<String> intakeAddresses,
            @Nullable String replyFrom,
            Set<String> ownDomains,
            @Nullable String teamAddress,
            DailyLimits limits,
            Duration teamMailEvery,
            Duration lease) {
        this(intakeAddresses, replyFrom, ownDomains, teamAddress, limits, teamMailEvery, lease, false);
    }

    /// A copy for a register that may be a trial.
    public MailSettings with(boolean trial) {
        return new MailSettings(
                intakeAddresses, replyFrom, ownDomains, teamAddress, limits, teamMailEvery, lease, trial);
    }

    /// Reads `REGISTER_INTAKE_ADDRESSES`, `REGISTER_MAIL_FROM`, `REGISTER_OWN_DOMAINS`, `REGISTER_TEAM_ADDRESS`,
    /// `REGISTER_DAILY_LIMITS` (default `1,5,1000`), `REGISTER_TEAM_MAIL_MINUTES` (default 15) and, for trials on
    /// AWS, `REGISTER_ORIGIN`.
    ///
    /// @throws BadSettingException for the first bad one
    public static MailSettings read(Variables variables) {
        List<String> intake = variables.each("REGISTER_INTAKE_ADDRESSES", MailSettings::address);
        Optional<String> team = variables.parsed(TEAM, MailSettings::address);
        requireTeamElsewhere(team.orElse(null), intake);
        return new MailSettings(
                intake,
                variables.parsed("REGISTER_MAIL_FROM", MailSettings::address).orElse(null),
                Set.copyOf(variables.each("REGISTER_OWN_DOMAINS", MailSettings::domain)),
                team.orElse(null),
                variables.together("REGISTER_DAILY_LIMITS", DailyLimits::parse).orElse(DailyLimits.DEFAULT),
                Duration.ofMinutes(variables.number(
                        "REGISTER_TEAM_MAIL_MINUTES",
                        MINUTES,
                        1,
                        MOST_MINUTES,
                        "expected minutes, 1 to " + MOST_MINUTES)),
                LEASE,
                PublicAddress.isTrial(variables));
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a mail address, name@domain");
        }
        return text;
    }

    private static String domain(String text) {
        if (!ADDRESS.matcher("x@" + text).matches()) {
            throw new IllegalArgumentException("expected mail domains, separated by commas");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /// Refuses a team address that is a policy's public address: team mail would come back here.
    ///
    /// @throws BadSettingException for the team's address
    public void requireTeamElsewhere(Collection<String> publicAddresses) {
        requireTeamElsewhere(teamAddress, publicAddresses);
    }

    private static void requireTeamElsewhere(@Nullable String team, Collection<String> own) {
        ownAddress(team, own).ifPresent(address -> {
            throw new BadSettingException(
                    TEAM, String.valueOf(team), leadsBack(address).english());
        });
    }

    /// The register's own address that equals the team's, if any, ignoring letter case, the part after a plus sign and
    /// the form of an internationalized domain. Mail sent there comes back unread.
    ///
    /// @param team absent for none
    /// @param own the addresses at which the register receives mail
    public static Optional<String> ownAddress(@Nullable String team, Collection<String> own) {
        Optional<Address> told =
                Optional.ofNullable(team).map(MailSettings::bare).flatMap(Address::parse);
        return own.stream()
                .filter(address -> told.isPresent()
                        && Address.parse(bare(address))
                                .filter(told.get()::sameMailbox)
                                .isPresent())
                .findFirst();
    }

    /// The address in `Name <local@domain>` or `local@domain`.
    private static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        int close = mailbox.indexOf('>', open + 1);
        return (open < 0 || close < 0 ? mailbox : mailbox.substring(open + 1, close)).strip();
    }

    /// The problem with such a team address.
    public static Sentence leadsBack(String own) {
        return RuleWords.say("leads-back", own);
    }
}
