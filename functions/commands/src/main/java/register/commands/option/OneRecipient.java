package register.commands.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.policy.rules.MailAddress;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.value.PolicyId;

/// Whom a command is about: by exactly one of three names.
public final class OneRecipient {
    @Option(names = "--external-id", paramLabel = "ID", description = "By which the company knows the contact.")
    private @Nullable String externalId;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "All recipients with this mail address.")
    private @Nullable String address;

    @Option(names = "--id", paramLabel = "ID", description = "The recipient's id in this register, as list shows it.")
    private @Nullable RecipientId id;

    public List<Recipient> in(Recipients recipients, PolicyId policy) {
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

    @Override
    public String toString() {
        return externalId != null
                ? "--external-id: \"" + externalId + "\""
                : address != null ? "--address: \"" + address + "\"" : "--id: \"" + id + "\"";
    }
}
