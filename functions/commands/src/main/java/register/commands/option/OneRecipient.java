package register.commands.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.machine.site.Site;
import register.policy.rules.MailAddress;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.value.PolicyId;

/// The recipients that a command is about: exactly one of these options.
public final class OneRecipient {
    @Option(names = "--external-id", paramLabel = "ID", description = "The company's id for the contact.")
    private @Nullable String externalId;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "All recipients with this mail address.")
    private @Nullable String address;

    @Option(names = "--id", paramLabel = "ID", description = "The recipient's id in this register, as list shows it.")
    private @Nullable RecipientId id;

    public List<Recipient> in(Site site, PolicyId policy) {
        Recipients recipients = site.register().ports().recipients();
        return ids(recipients, policy).stream()
                .flatMap(each -> recipients.find(policy, each).stream())
                .toList();
    }

    private List<RecipientId> ids(Recipients recipients, PolicyId policy) {
        if (externalId != null) {
            return recipients.withExternalId(policy, externalId).stream().toList();
        }
        if (address != null) {
            return recipients.withAddress(policy, MailAddress.ascii(address).orElse(address));
        }
        return id == null ? List.of() : List.of(id);
    }

    /// The option that was given.
    private String option() {
        return externalId != null ? "--external-id" : address != null ? "--address" : "--id";
    }

    private String value() {
        return externalId != null ? externalId : address != null ? address : String.valueOf(id);
    }

    public NoResultException unknown(PolicyId policy) {
        return NoResultException.unknown(option(), value(), "recipient of " + policy);
    }

    /// The option as it was given.
    @Override
    public String toString() {
        return option() + ": \"" + value() + "\"";
    }
}
