package register.mail;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.request.ReferenceKey;

/// What a deployment says of its mail.
///
/// @param intakeAddresses where the mail service receives for the register, beside the policies' public addresses
///     themselves: a company's mail host usually forwards to one of these
/// @param replyFrom the From of replies, an address that a person reads; absent: the public address that was written to
/// @param ownDomains the company's mail domains, beside those of the addresses here and in its policies; mail
///     from them, or from below them, is never answered
/// @param teamAddress who hears at once of matters with a legal clock; absent for nobody
/// @param limits on acknowledgements a day
/// @param referenceKey makes the references of requests
/// @param lease how long a claim to send holds: longer than anything that sends may run
public record IntakeSettings(
        List<String> intakeAddresses,
        @Nullable String replyFrom,
        Set<String> ownDomains,
        @Nullable String teamAddress,
        DailyLimits limits,
        ReferenceKey referenceKey,
        Duration lease) {
    public IntakeSettings {
        intakeAddresses = List.copyOf(intakeAddresses);
        ownDomains = Set.copyOf(ownDomains);
        ownAddress(teamAddress, intakeAddresses).ifPresent(own -> {
            throw new IllegalArgumentException(teamAddress + ": " + leadsBack(own));
        });
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("lease: " + lease + ": expected a positive duration");
        }
    }

    /// Which of the register's own addresses the team's is, where it is one: letter case, what follows a plus
    /// sign and the writing of an internationalized domain do not count. What is told there comes back here, and
    /// nobody reads it.
    ///
    /// @param team absent for none
    /// @param own where the register takes mail
    public static Optional<String> ownAddress(@Nullable String team, Collection<String> own) {
        Optional<Address> told =
                Optional.ofNullable(team).map(IntakeSettings::bare).flatMap(Address::parse);
        return own.stream()
                .filter(address -> told.isPresent()
                        && Address.parse(bare(address))
                                .filter(told.get()::sameMailbox)
                                .isPresent())
                .findFirst();
    }

    /// Of `Name <local@domain>` or `local@domain`.
    private static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        int close = mailbox.indexOf('>', open + 1);
        return (open < 0 || close < 0 ? mailbox : mailbox.substring(open + 1, close)).strip();
    }

    /// What is wrong with such a team address.
    public static String leadsBack(String own) {
        return "expected an address that is not the register's own, as " + own
                + " is: mail to it comes back here, and nobody reads it";
    }
}
